// Written from general knowledge of surnames common in Australia and overseas; no data set was read.
const names = `
  abbott abdi abraham acosta adams ahmed ali allen anderson andrews archer armstrong arnold ashton atkinson aguilar alvarez
  bailey baker banks barker barlow barnes barnett barrett barry bartlett barton bates baxter beattie bell bennett benson bentley berry bishop blackburn
  blair blake bond booth bourke bowen boyd boyle bradley bradshaw brady brennan brewer briggs brien bright brook brooks browne bryant buchanan buckley
  burgess burke burnett burns burton butcher butler byrne bianchi begum bui
  cahill callaghan cameron campbell carey carlson carr carroll carson carter casey castillo castro chambers chan chandler chang chapman chatterjee chaudhry chavez
  chen cheng cheung choi chong chopra chowdhury christensen chung clark clarke clements cochrane cohen coleman collins connolly connor contreras conway cook cooke cooper
  corbett costa costello coulter cowan cox craig crawford crowe cruz cullen cummings cunningham curran curtis
  dalton daly dang daniels das davidson davies davis dawson delgado dempsey dennis desai diaz dickson dixon dobson doherty dolan donaldson donnelly donovan doyle drummond
  duffy duncan dunn dunne duong dwyer dyer edwards elliott ellis emerson espinoza estrada evans everett
  fahey farrell ferguson fernandez fernando ferrari ferreira finch findlay fisher fitzgerald fitzpatrick fleming fletcher flores flynn foley forbes fowler franklin fraser frazer
  freeman frost fuller
  gallagher garcia gardiner gardner garner garrett george gibbs gibson gilbert giles gill gillespie gilmore gomez gonzales gonzalez goodwin gordon graham greene greenwood gregory
  griffin griffiths grimes guerrero gunn gupta gutierrez guzman
  haddad hale haley halliday hamilton hammond hancock hansen harding harper harrington harris harrison hart hartley harvey hassan hawkins hayes haynes healy
  henderson henry hernandez herrera hewitt hicks higgins hobbs hodges hoang hoffman hogan holden holland holmes holt hooper hopkins horton houston howard howe howell hudson
  huang hughes humphrey humphreys hunt hunter hurley hussain hussein hutchinson huynh
  ibrahim ingram irwin islam jackson jacobs jacobson james jamieson jenkins jennings jensen jimenez johansson johnson johnston johnstone jones jordan joseph joshi joyce
  kapoor katz kaur kavanagh keane keating keenan keith keller kelly kemp kennedy kenny kerr khan khoury kim kingston kirby kirk klein knight knox koh kovacs kowalski
  krishnan kumar
  lal lam lambert lang lane larsen larson lau lawson leach leblanc leung levy lewis li liang lim lin lindsay little liu livingston lloyd logan lopez lowe lucas luong lynch lyons
  ma macdonald macfarlane mackay mackenzie mackie maclean macleod maguire mahoney mai malik malone maloney manning marchetti marks marsh marshall martin martinez mason
  matthews maxwell mccabe mccann mccarthy mccormack mccormick mcdonald mcdonnell mcdougall mcgee mcgrath mcgregor mcguire mcintosh mcintyre mckay mckee mckenna mckenzie
  mckinnon mclaren mclaughlin mclean mcleod mcmahon mcmillan mcnamara mcneil mcneill mcpherson mehta mendez mendoza menon meyer michaels miles miller mills milne mitchell mohamed
  molloy monaghan moore morales moran moreno morgan morris morrison morrow moss muir mueller muller mulligan munro murphy murray myers
  nair nelson newman newton ng nguyen nicholls nichols nicholson nielsen nolan norman norris norton nash nunez
  obrien oconnell oconnor odonnell okafor okeefe oneil oneill oreilly osullivan oliver olsen olson ong ortega ortiz osborne owens
  padilla palmer pappas paredes parker parkes parks parsons patel paterson patterson pearce pearson pena perera perez perkins peters petersen peterson petrov pham phan phillips
  pickering pierce popov porter potter powell power pratt preston quinn quirk
  rahman ramirez ramos rao rashid reddy redmond reed reese reeves regan reid reilly reyes reynolds rhodes ricci richards richardson riley rios rivera robbins roberts robertson
  robinson rodriguez rogers romano romero rooney rosenberg rossi rowe ruiz russell russo ryan
  salazar saleh sanchez sanders sanderson sandoval santiago santos saunders savage sawyer schmidt schneider schofield schroeder schultz schwartz scott sethi shah sharma sharp shaw
  shepherd sheridan sherman silva simmons simpson sinclair singh slater sloan smith snyder soto spencer stafford stanley stanton stephens stephenson stevens stevenson stewart stokes
  stuart sullivan sutherland sutton suzuki swan sweeney sykes
  takahashi tan tanaka tang taylor teo thomas thompson thomson thornton tierney todd torres townsend tran travers truong tucker turnbull turner tyler
  underwood valdez valentine vargas vasquez vaughan vega venkataraman vincent vo vu
  wagner walker wallace walsh walters walton wang warner warren washington waters watkins watson watts weaver webb weber webster weiss welch wells weston wheeler whelan
  whitaker whitehead whittaker wilkins wilkinson williams williamson willis wilson winter wong woodward wright wu wyatt xu yang yates yeung yilmaz yu zhang zhao zheng zhou zhu zimmerman
  adeyemi afolabi agarwal akhtar amato antonopoulos aziz bakshi banerjee bhatt bogdanov bose calabrese chaudhary conti dlamini dimitriou dogan eze fonoti georgiou giannopoulos haider hakimi
  hollis horvat ioannou ivanov iyer jovanovic kamara karimi katsaros kaya kelleher kiss kowalczyk kurian lavea leota lombardi mabuza malouf mancini mbeki mehra milosevic mensah moretti mukherjee nakamura
  ndlovu ngata nikolic nkosi novak novakovic nowak okonkwo okoye osei pagano papadopoulos park pavlovic petrovic pillai rahimi rajan ranganathan rizzo saito sato savvas shrestha siddiqui sokolov stojanovic
  subramanian szabo tagaloa talia tamatea te thapa tuilagi uzun vella vlahos watanabe wijesinghe yamamoto yildiz zammit zielinski
  brown green white black gray grey hill hall king lee le lai lloyd long love lowe mills moody moon page parr payne peck rose ross sands short stone strong tate vance vaughn west wilde wood woods young york
  ward watt law lyon bird bush day fox frank francis ball baldwin ballard barber beck benton bird bloom bradford burgess burns cain carney carpenter chung church clay cobb cole conrad cross dean drake
  durham ewing farmer farrow field fields finn fitzsimmons floyd fry gates golden good goodman grant graves hanson hardy hines hodge huff hull ivory jarvis jefferson kane kent kirkland lamb leonard levine
  lucas lynn manley marin mcgowan mclachlan mead mercer merritt michael monroe montgomery mooney nixon noble odell orr osborn patton perry peck petty pike poole pruitt rich rivers roach roy rush rutherford
  salter seymour sharpe shields singer snow spears sparks steele summers swanson terry tran trent tate underhill vinson wall ware weeks weir wells wiggins wilcox wiley willard wolf wolfe woodard worth
  allan beale bolton bowman bruce bull burrows byrnes chalmers chand cheong cheung crisp croft denton devine dodd douglas drew eaton eather elias emery everingham falconer faulkner finney fogarty ford
  french frith gale gibbons goddard golding goldsmith goode gough gould hooker horne huynh hyde inglis irvine jeffery jeffries kearney kidd lacey lambrou langford larkin lees little longman loughlin lockwood
  macarthur mair mansfield marriott maynard mckinley meredith middleton millar moffat munro neal neville nash norris oakley ogilvie pascoe pickett piper plummer pope potts proctor pugh purcell quigley rae
  ramsay rankin rawlings rees rigby ritchie rowland rudd ryder sampson saxton seaton senior shannon sheehan shelton short skinner slade sparrow spiteri spooner stack steel stratton tait temple thorpe tobin
  trainor tuck tully usher vickers waite walls ward waugh webster whelan whitby whitfield whitlam wicks wills winter withers wren wynne
`

const known = new Set(names.trim().split(/\s+/))

/** Surnames lose their apostrophe here: O'Brien is "obrien". */
export const isSurname = (word: string) => known.has(word.includes("'") ? word.replaceAll("'", '') : word)
