// Written from general knowledge of names common in Australia, those of its migrant communities among them; no data set was read.
const names = `
  aaliyah aaron abdul abdullah abigail adam addison adele adrian agnes ahmad ahmed aidan aiden aiko aileen aisha akira alan alana albert alejandro
  alessandra alessandro alex alexander alexandra alexis alfie alfred ali alice alicia alison alistair allan allen allison alma alyssa amanda
  amber amelia amina amir amit amy ana anastasia andre andrea andreas andrew andy angela angelina angelo angie angus anh anika anil anita anjali
  ann anna annabel anne annette annie anthea anthony antoinette antonio anton antonia aoife archie aria ariana arjun arnold arthur arun asha ashleigh ashley
  astrid athena aubrey audrey austin ava ayesha aziz barbara barnaby barry beatrice becky belinda ben benjamin bernadette bernard bert
  beth bethany betty beverley beverly bhavna bianca billy binh blake bob bobby bonnie bradley brandon brayden breanna brenda brendan brent brett
  brian bridget bridie bronwyn bruce bruno bryan byron caitlin caleb callum calum cameron camila camilla candice cara carl carla carlo carlos carly
  carmel carmen carol carole caroline carolyn carrie cassandra catherine cathy catriona cecilia cedric celeste celia chantelle charles charlie
  charlotte chelsea chen cheryl chiara chloe chris christian christina christine christopher ciara claire clara clare clarence claudia clayton
  clement cliff clifford clinton clive cody colin colleen connor constance cooper cora corey courtney craig curtis cynthia cyril daisy dale damian
  damien damon daniel daniela danielle danny daphne darcy daria darius darren darryl dave david dean debbie deborah debra deepak deirdre
  delia denis denise dennis derek desmond dev devika diana diane dianne diego dimitri dinesh dolores dominic dominique don donald donna doreen doris
  dorothy doug douglas duc duncan dung dylan eamon earl ebony eddie eden edgar edith edmund eduardo edward edwin eileen elaine eleanor elena
  eleni eli elias elijah elise elizabeth ella ellen ellie elliot elliott elsa elsie emilia emily emma emmanuel enrique enzo eric erica erik erin
  ernest esme esther ethan ethel eugene eva evan eve evelyn ewan fabian fatima fatma felicity felix fergus fernando filipe finn fiona fletcher flora
  florence frances francesca francesco francis francisco frank franklin fred freda frederick freya gabriel gabriela gabriella gabrielle gail gareth
  garry gary gavin gemma gene geoff geoffrey george georgia georgina gerald geraldine gerard gertrude gianna gilbert gillian gina giorgio giovanni
  giulia giuseppe gladys glen glenda glenn glenys gloria gordon grace graeme graham grant greg gregory greta guy gwen hamish hana hannah hans harald
  hari harold harriet harrison harry harvey hassan hayden hayley hazel heath heather hector heidi helen helena henrietta henry herbert hilary hilda hiroshi
  hoa hollie holly hong howard huda hudson hugh hugo humphrey hung hussein ian ibrahim ida imogen imran ines ingrid irene iris isaac isabel isabella
  isabelle isaiah isla ismail ivan ivy jack jackie jackson jacob jacqueline jacqui jade jai jake james jamie jamila jan jane janelle janet janice janine
  jared jarrod jasmine jason jasper javier jay jayden jean jeanette jeff jeffrey jenna jennifer jenny jeremy jerome jerry jesse jessica jessie jill
  jillian jim jimmy jing joan joanna joanne jodie joe joel johan johanna john johnathan johnny jon jonah jonas jonathan jordan jorge jose joseph
  josephine josh joshua josie juan juanita jude judith judy julia julian juliana julie juliet justin justine kai karen karim karina karl kasey kate
  katherine kathleen kathryn kathy katie katrina kay kayla keira keith kelly kelvin ken kendra kenneth kenji kerrie kerry kevin khadija khalid khoa kieran
  kim kimberley kimberly kiran kirsten kirsty klaus krishna kristen kristina kristy kumar kunal kurt kyle kylie lachlan laila lakshmi lara larissa larry
  lars laura lauren laurence lawrence layla leah leanne lee leigh leila len lena leo leon leonard leonie leroy lesley leslie lewis lexi li liam lila lilian
  lillian lily linda lindsay lindsey ling linh lionel lisa liz lloyd logan lois lola lorenzo loretta lorna lorraine lou louis louisa louise luca
  lucas lucia lucinda lucy luigi luis luke luna lydia lyle lyn lynda lynette lynne mabel mackenzie maddison madeleine madeline madison maeve maggie mai mala
  malcolm mandy manuel marc marcel marcella marcia marco marcus mardi margaret margarita margot maria mariah mariam marian marianne marie mariko marilyn mario
  marion marisa marjorie marko marlene marnie marta martha martin martina marvin mary maryam mason mateo matilda matt matteo matthew maude maureen maurice
  mavis max maxine maxwell megan mehmet mei mel melanie melinda melissa mercedes meredith merv mervyn mia michael michaela michele michelle miguel mihai mike
  mikhail mila mildred miles millie milly mina ming minh miranda miriam mitchell mohamed mohammad mohammed moira molly mona monica monique morgan muhammad
  muriel murray mustafa myles myra nadia nadine nancy naomi narelle nasrin natalia natalie natasha nathan nathaniel neil nell nellie nerida neville niamh
  nicholas nick nicola nicolas nicole nigel nikhil nikita nikolai nina noah noel noelle nora noreen norma norman oliver olivia omar oscar osman otto
  owen pablo paige pam pamela paolo parisa patricia patrick paul paula pauline pavel pedro peggy penelope penny perry peter petra phil philip
  philippa phillip phoebe phuong phyllis pierre pippa pooja prakash preeti priscilla priya quentin quinn rachael rachel rafael rahul raj rajesh
  ralph ramesh ramon randall raquel rashid ravi ray raymond rebecca reece reg regina reginald rekha renee reuben rex rhonda rhys ricardo richard rick
  ricky riley rita robbie robert roberta roberto robin robyn rodney rodrigo roger rohan roland roman ron ronald rory rosa rosalie rosalind rosanna
  roseanne rosemary rosie ross rowan rowena roxanne roy ruby rufus rupert russell ruth ryan sabrina sachin sadie saeed said sally salma salvatore sam samantha
  samir samson samuel sana sandra sandy sanjay santiago sara sarah saskia scott sean sebastian selena selina serena sergei sergio shane shannon sharon
  shaun shauna shawn sheila shelley sheree sheryl shirley shona sid sidney sienna sigrid silvia simon simone sinead siobhan sofia sonia sonya sophia sophie spencer
  stacey stan stanley stavros stefan stefano stella stephanie stephen steve steven stewart stuart sue sunil sunita suresh susan susanna susanne suzanne
  svetlana sybil sydney sylvia tahlia takeshi tamara tamika tammy tania tanya tara tariq tatiana tayla taylor ted teresa terence teresa terrence terry tess
  tessa thalia thanh thea thelma theo theodore theresa therese thi thomas tiffany tim timothy tina toby todd tom tomas tommy toni tony tracey traci tracy
  travis trent trevor tristan troy trudy tuan tyler tyson uma una ursula valentina valerie van vanessa vanya vera verity vernon veronica vicki vicky victor
  victoria vidya vijay vikram vince vincent vincenzo viola violet virginia vivian vivien vivienne vladimir wade wallace walter wanda warren warwick wayne wei
  wendy wesley wilfred wilhelmina willem william willow wilma winifred winston xavier xin yasmin yolanda yosef youssef yuki yuri yusuf yvette yvonne zac
  zachary zahra zainab zane zara zhang zoe zoran
  abebe adaeze agnieszka aleksandar alinta amara amarjit anjelica aroha balwinder baljit bao beata bogdan boris branko bushra cathal catarina chidi chukwuemeka
  daiki danuta diarmuid dragan dusan ebere ekaterina emeka ewa fadi farah fatemeh folake goran grzegorz gurpreet habib hafsa haruto hemi hone ifeoma igor
  ilias ioana ivana jagdeep jaroslav jelena jiho jovana jun kamala katarzyna kofi kostas krzysztof kwame lan layan lesieli lien loan luka magdalena mahmoud
  malia mandeep manpreet marek mateusz mele milan milica mirjana naveen navneet nevena ngaire ngozi nguyet nikos nkechi nour oksana olga olena oluwaseun paora piotr
  pita plamen radha rajan rangi rania reza ronan sadia sagar sandeep sanja semisi seung shabnam shanti sione slavko sofija soraya spiro sukhdeep swati tamati
  tane tavita tefera tereza thandiwe tomasz tui ulrike vesna viliami wahid walid wiremu wojciech xiao yan yevgeny ying yiannis yusra zaid zeynep zhen zofia zlatan
`

const known = new Set(names.trim().split(/\s+/))

export const isGivenName = (word: string) => known.has(word)
