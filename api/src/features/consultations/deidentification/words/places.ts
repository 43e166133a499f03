// From general knowledge: cities, towns and suburbs of Australia, large cities elsewhere, hospitals known by a short name.
const places = `
  sydney melbourne brisbane perth adelaide hobart darwin canberra newcastle wollongong geelong townsville cairns toowoomba ballarat bendigo launceston mackay
  rockhampton bunbury bundaberg wagga_wagga hervey_bay mildura shepparton gladstone tamworth traralgon orange dubbo bathurst geraldton albany lismore nowra warrnambool kalgoorlie
  albury wodonga port_macquarie coffs_harbour alice_springs mount_gambier mount_isa whyalla burnie devonport gold_coast sunshine_coast central_coast broken_hill armidale goulburn griffith gympie
  horsham karratha broome katherine maitland cessnock taree grafton queanbeyan moe sale bairnsdale wangaratta echuca swan_hill hamilton colac ararat
  parramatta penrith blacktown liverpool campbelltown bankstown fairfield cabramatta auburn burwood strathfield ashfield chatswood hornsby manly bondi randwick maroubra kogarah hurstville sutherland cronulla
  newtown marrickville leichhardt balmain redfern surry_hills paddington mosman ryde epping castle_hill rouse_hill baulkham_hills mount_druitt st_marys camden picton narellan kellyville
  gosford wyong tuggerah woy_woy byron_bay tweed_heads ballina kempsey katoomba lithgow mudgee singleton muswellbrook
  footscray sunshine werribee dandenong frankston mornington cranbourne pakenham berwick ringwood box_hill doncaster glen_waverley clayton springvale noble_park oakleigh moorabbin brighton st_kilda
  richmond collingwood fitzroy brunswick coburg preston reservoir thomastown epping broadmeadows craigieburn sunbury melton caroline_springs essendon moonee_ponds hawthorn camberwell
  fortitude_valley ipswich logan redcliffe caboolture chermside nundah indooroopilly toowong carindale cleveland southport surfers_paradise robina nerang burleigh_heads maroochydore noosa nambour caloundra
  fremantle joondalup rockingham mandurah armadale midland cannington morley subiaco nedlands cottesloe scarborough
  glenelg elizabeth salisbury modbury noarlunga marion unley norwood port_adelaide gawler mount_barker victor_harbor murray_bridge
  glenorchy kingston moonah sandy_bay palmerston casuarina nightcliff belconnen tuggeranong woden gungahlin
  auckland wellington christchurch dunedin hamilton tauranga
  new_south_wales victoria queensland south_australia western_australia tasmania northern_territory
  london manchester birmingham leeds edinburgh glasgow dublin belfast cardiff bristol paris berlin munich hamburg rome milan naples madrid barcelona lisbon athens vienna zurich amsterdam brussels stockholm oslo copenhagen
  istanbul ankara beirut damascus baghdad tehran kabul karachi lahore islamabad delhi mumbai chennai kolkata bangalore hyderabad dhaka colombo kathmandu beijing shanghai hong_kong taipei seoul tokyo osaka manila
  saigon hanoi ho_chi_minh_city bangkok jakarta kuala_lumpur singapore suva apia nairobi lagos accra johannesburg cape_town cairo addis_ababa khartoum
  new_york new_york_city nyc manhattan brooklyn queens bronx los_angeles chicago houston phoenix philadelphia san_antonio san_diego dallas austin san_jose jacksonville fort_worth columbus charlotte indianapolis san_francisco seattle denver
  boston el_paso nashville detroit oklahoma_city portland las_vegas memphis louisville baltimore milwaukee albuquerque tucson fresno sacramento mesa atlanta kansas_city colorado_springs omaha raleigh miami oakland minneapolis
  tulsa tampa new_orleans wichita cleveland bakersfield anaheim honolulu pittsburgh cincinnati st_louis st._louis orlando newark buffalo salt_lake_city rochester richmond birmingham spokane boise hartford providence albany
  toronto montreal vancouver calgary ottawa edmonton winnipeg quebec_city washington_dc washington_d.c. long_beach santa_monica santa_barbara palo_alto pasadena beverly_hills durham chapel_hill ann_arbor baton_rouge little_rock
  texas california florida georgia ohio michigan pennsylvania illinois arizona colorado oregon utah nevada minnesota wisconsin missouri tennessee kentucky alabama louisiana massachusetts connecticut maryland new_jersey new_mexico
  north_carolina south_carolina indiana iowa kansas nebraska oklahoma arkansas mississippi idaho montana wyoming hawaii alaska vermont maine new_hampshire rhode_island delaware west_virginia
  royal_north_shore westmead nepean royal_prince_alfred prince_of_wales st_vincent's john_hunter royal_melbourne the_alfred peter_maccallum monash austin_health royal_adelaide flinders fiona_stanley sir_charles_gairdner
  mater princess_alexandra royal_brisbane epworth cabrini ramsay_health calvary rpa
  mayo johns_hopkins cedars-sinai cedars_sinai mount_sinai mt._sinai mt_sinai stanford baylor cleveland_clinic beth_israel bellevue nyu_langone ucla ucsf ucsd nyu mgh md_anderson massachusetts_general mass_general
  brigham_and_women's brigham sloan_kettering kaiser kaiser_permanente vanderbilt emory duke_university yale_new_haven northwestern_memorial presbyterian cedar_sinai intermountain scripps sutter tufts geisinger banner_health
  lenox_hill mount_auburn st._jude st._mary's st._luke's st._joseph's st._vincent's st_mary's st_luke's st_joseph's
`

const known = new Set(places.trim().split(/\s+/))
const firstWords = new Set([...known].map((place) => place.split('_')[0] ?? place))

/** Words of the longest known place, at most. */
export const longestPlace = 5

export const startsPlace = (word: string) => firstWords.has(word)

/** Takes a place's lower-case words in a row. */
export const isPlace = (words: readonly string[]) => known.has(words.join('_'))

const heads = `
  hospital hospitals clinic clinics surgery centre center centers centres ctr infirmary hospice pharmacy chemist radiology imaging pathology physiotherapy rehabilitation rehab medical health
  healthcare general memorial institute university college school church nursing practice care med prison gaol
`
const nouns = new Set(heads.trim().split(/\s+/))

/** What ends, or stands in, the name of a facility. */
export const isFacilityNoun = (word: string) => nouns.has(word)

const strong = new Set(
  'hospital hospitals clinic clinics surgery centre center centers centres ctr infirmary hospice pharmacy chemist university school college church institute prison gaol'.split(
    ' ',
  ),
)

/** A noun that makes a name of the capitalised words before it, as "health" and "care" do not. */
export const isStrongFacilityNoun = (word: string) => strong.has(word)
