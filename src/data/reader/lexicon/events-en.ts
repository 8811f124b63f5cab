// English of diplomacy as agencies, institutes and outlets write it. Words only.
import type { EventWords } from '../events-words.ts';

const ukraineLeader = { party: 'ukraine', by: 'president-ua', role: 'leader' } as const;
const ukraine = { party: 'ukraine', by: 'officials-ua', role: 'official' } as const;
const russiaLeader = { party: 'russia', by: 'officials-ru', role: 'leader' } as const;
const russia = { party: 'russia', by: 'officials-ru', role: 'official' } as const;
const leader = (party: string) => ({ party, by: null, role: 'leader' }) as const;
const official = (party: string) => ({ party, by: null, role: 'official' }) as const;

export const english: EventWords = {
  parties: {
    russia: "russia|russia's|russian|russians|moscow|moscow's|kremlin|kremlin's|the kremlin",
    ukraine: "ukraine|ukraine's|ukrainian|ukrainians|kyiv|kyiv's|kiev|kiev's",
    'united states':
      "united states|us|u.s.|u.s|america|america's|american|americans|washington|washington's|white house|trump administration|state department|us senate",
    'european union': 'european union|eu|brussels|european commission|european council',
    europe: "europe|european|europeans|european allies|european partners|european leaders|europe's",
    nato: "nato|nato's",
    'united nations': 'united nations|un|u.n.',
    turkey: "turkey|turkey's|turkish|turkiye|türkiye|ankara|ankara's",
    'united arab emirates': 'united arab emirates|uae|emirati|emirates',
    'saudi arabia': 'saudi|saudis',
    qatar: "qatar|qatari|qatar's",
    vatican: 'vatican|holy see',
    germany: "germany|germany's|german|berlin|berlin's",
    france: "france|france's|french",
    'united kingdom': "united kingdom|uk|u.k.|britain|britain's|british|london's|great britain",
    italy: "italy|italy's|italian",
    switzerland: "switzerland|swiss|switzerland's",
    netherlands: 'netherlands|the netherlands|dutch',
    norway: "norway|norway's|norwegian",
    sweden: "sweden|sweden's|swedish",
    denmark: "denmark|denmark's|danish",
    finland: "finland|finland's|finnish",
    poland: "poland|poland's|polish",
    canada: "canada|canada's|canadian",
    japan: "japan|japan's|japanese",
    australia: "australia|australia's|australian",
    belgium: "belgium|belgium's|belgian",
    spain: "spain|spain's|spanish",
    'czech republic': 'czech|czechia|czech republic',
    estonia: "estonia|estonian|estonia's",
    latvia: "latvia|latvian|latvia's",
    lithuania: "lithuania|lithuanian|lithuania's",
    ireland: 'ireland|irish',
    luxembourg: 'luxembourg',
    'new zealand': 'new zealand',
    'south korea': 'south korea|south korean|seoul',
    greece: 'greece|greek',
    portugal: 'portugal|portuguese',
    bulgaria: 'bulgaria|bulgarian',
    hungary: 'hungary|hungarian',
    china: "china|china's|chinese|beijing",
    iceland: 'iceland|icelandic',
    belarus: 'belarus|belarusian',
    'ukraine defense contact group':
      'ukraine defense contact group|ukraine defence contact group|contact group|ramstein group|ramstein format|ramstein coalition',
    'coalition of the willing': 'coalition of the willing',
    imf: 'imf|international monetary fund',
    'world bank': 'world bank',
    g7: 'g7|group of seven',
  },
  people: [
    [ukraineLeader, "zelensky|zelenskyy|zelenskiy|zelensky's|zelenskyy's|zelenskiy's"],
    [
      ukraine,
      'umerov|shmyhal|sybiha|yermak|budanov|svyrydenko|kyslytsya|fedorov|tykhyi|lubinets|kuleba|syrskyi|syrskyy|podolyak|tymoshenko',
    ],
    [russiaLeader, "putin|putin's"],
    [
      russia,
      'peskov|lavrov|medinsky|ushakov|dmitriev|zakharova|ryabkov|medvedev|belousov|kostyukov|matviyenko|fomin|moskalkova|patrushev|volodin',
    ],
    [leader('united states'), "trump|trump's|biden|biden's|vance"],
    [
      official('united states'),
      'witkoff|rubio|kushner|kellogg|hegseth|driscoll|waltz|bessent|gruenbaum',
    ],
    [leader('germany'), 'merz|scholz'],
    [official('germany'), 'pistorius|wadephul|baerbock'],
    [leader('france'), "macron|macron's"],
    [leader('united kingdom'), "starmer|starmer's"],
    [official('united kingdom'), 'healey|lammy'],
    [leader('turkey'), 'erdogan|erdoğan'],
    [official('turkey'), 'fidan'],
    [leader('italy'), 'meloni'],
    [leader('poland'), 'tusk|nawrocki'],
    [leader('nato'), 'rutte'],
    [leader('european union'), 'von der leyen|costa'],
    [official('european union'), 'kallas'],
    [leader('united nations'), 'guterres'],
    [leader('belarus'), 'lukashenko'],
  ],
  both: 'both sides|both countries|both nations|the two sides|two sides|the two countries|two countries|the two nations|the sides|both parties|each side|the warring sides|the warring parties|both have',
  titles: {
    leader:
      'president|prime minister|chancellor|secretary-general|secretary general|pope|king|crown prince',
    official:
      'minister|foreign minister|defense minister|defence minister|spokesperson|spokesman|spokeswoman|envoy|special envoy|adviser|advisor|aide|secretary|ambassador|negotiator|chief negotiator|defense secretary|defence secretary|secretary of state|intelligence chief|chief of staff|ombudsman|commissioner|deputy|lawmaker|senator|governor|head of',
    analyst:
      'analyst|analysts|fellow|professor|researcher|expert|experts|isw|institute for the study of war',
    body: 'ministry|government|parliament|council|administration|office|headquarters',
  },
  outlets: {
    TASS: 'tass',
    Suspilne: 'suspilne',
    Reuters: 'reuters',
    Axios: 'axios',
    'RIA Novosti': 'ria novosti|ria',
    Interfax: 'interfax',
    Bloomberg: 'bloomberg',
    'Financial Times': 'financial times|ft',
    'The New York Times': 'new york times',
    'The Wall Street Journal': 'wall street journal|wsj',
    Bild: 'bild',
    CNN: 'cnn',
    BBC: 'bbc',
    AFP: 'afp',
    'Associated Press': 'associated press',
    'Kyiv Independent': 'kyiv independent',
    'Ukrainska Pravda': 'ukrainska pravda',
    RBC: 'rbc',
    Kommersant: 'kommersant',
    'The Economist': 'the economist',
    NBC: 'nbc',
    'Fox News': 'fox news',
    Politico: 'politico',
    Anadolu: 'anadolu',
    'Der Spiegel': 'der spiegel|spiegel',
  },
  sources:
    'a source|sources|unspecified sources|unnamed sources|source|a diplomatic source|diplomatic sources|an official familiar|officials familiar|a senior official',
  speech:
    'said|says|stated|states|announced|claimed|claims|told|confirmed|reported|added|noted|wrote|warned|argued|insisted|reiterated|declared|emphasized|stressed|revealed|posted|assess|assesses|assessed|called|urged|urging|accused|condemned|suggested that|downplayed|responded',
  according: 'according to|as stated by|as reported by',
  topics: {
    talks:
      'ceasefire talks|cease-fire talks|talks|negotiations|negotiation|round of talks|round of negotiations|round of peace talks|round of consultations|meeting|meetings|summit|phone call|telephone call|phone calls|phone conversation|phone conversations|call between|negotiating session|consultations|next round|another round|third round|second round|first round',
    exchange:
      "prisoner exchange|prisoner exchanges|prisoner of war (pow) exchanges|prisoner of war (pow) exchange|prisoner swap|prisoner swaps|exchange of prisoners|exchanges of prisoners|swap of prisoners|exchange of pows|pow exchange|pow exchanges|prisoner of war exchange|prisoners of war exchange|prisoner-of-war exchange|exchange of prisoners of war|exchange prisoners|exchange prisoners of war|swap prisoners|exchanges of pows|mutual exchange|prisoner release|for-1000|for-1,000|the swap|saturday's exchange|exchange of war prisoners|exchange of captives|exchange captured soldiers|the largest exchange|exchange agreement",
    bodies:
      'bodies|remains of soldiers|bodies of soldiers|remains of fallen|bodies of fallen|the remains',
    ceasefire:
      'ceasefire|ceasefires|cease-fire|cease-fires|truce|truces|halt in the fighting|halt in fighting|pause in fighting|halt to strikes|halt strikes|halt attacks|moratorium on strikes|energy truce|pause in attacks|cessation of hostilities|halt to long-range strikes',
    plan: 'peace plan|28-point plan|-point plan|point plan|peace proposal|peace framework|transitional administration|un-run administration|external governance|memorandum|peace formula|settlement plan|economic deal|territorial concessions',
  },
  talking:
    'talks|ceasefire talks|cease-fire talks|negotiations|negotiation|round|rounds|consultations|negotiating session',
  meetings:
    'met|meet|have met|had met|last met|met with|meet with|will meet|to meet|could meet|meets|spoke with|spoke by phone',
  releases:
    'released|freed|returned|swapped|exchanged|brought home|handed over|free|release|swap|exchange|brought back|come home|came home|returned home|repatriated|transferred|received|exchanges|are home|handed|hand over|return',
  prisoners:
    'prisoners|prisoners of war|pows|pow|captives|captured soldiers|soldiers|servicemen|service members|servicemembers|troops|combatants|civilians|defenders|people|prisoner|residents',
  stages: {
    proposed:
      'proposed|proposes|propose|proposing|proposal|proposed by|suggested negotiations|suggested talks|suggested a|offered|offers|offer|called for|calling for|calls for|call for|could meet|may be held|might be held|could be held|could take place|may take place|pushes|pushing for|pushed for|pushing|pushes for|backed by|on the table|try to negotiate|negotiate|initiative|ultimatum|invited|ready to meet|open to|worked on|potential|floated|demanded|demands|shared a|has given',
    announced:
      'will meet|to meet|plan to hold|plans to hold|plans to|planned for|planned|scheduled|set for|will hold|will take place|to take place|is expected|are expected|expected to|are due to|were due to|was due to|announced plans|announced|will be held|to be held|set to|are set|is set|scheduled for|will resume|will continue|to begin|will begin|will travel|arrived|declared|ordered|expects|will exchange|had scheduled|have also scheduled|will lead|to kick off|will start|is due|plan to|will host',
    agreed:
      'agreed|agreed to|have agreed|agreement on|reached an agreement|reached agreement|agreement reached|concluded agreements|jointly agreed|agreed on|agreement to|struck a deal|in principle|formula|announced an agreement|agreements about|agreed upon|exchange agreement',
    rejected:
      "rejected|rejects|reject|refused|refuses|ruled out|rules out|dismissed|turned down|declined|snubbed|effectively rejected|rebuffed|rebuffs|won't fly|spurned|no plans",
    held: 'met|last met|held|took place|concluded|ended|ended abruptly|resumed|resumed face|wrapped up|attended|hosted|have failed|so far failed|failed to produce|has failed|unsuccessful|have not made a breakthrough|without a breakthrough|no breakthrough|were held|was held|lasted|finished|met with|have met|had met|spoke|held talks|focuses on|focused on|began|underway|under way|took part|spiralled|convened|yielded|spoke with',
    postponed:
      'postponed|delayed|put off|on hold|paused|called off|cancelled|canceled|suspended|shelved|rescheduled|pushed back|broke down',
    completed:
      'completed|exchanged|swapped|released|returned|freed|brought home|handed over|conducted|carried out|took place|took part|was held|home|received|repatriated|brought back|largest|went ahead|came home',
  },
  numerals: {
    numbers: Object.fromEntries([
      ...'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
        .split(' ')
        .map((word, index) => [word, index + 1] as const),
      ...'twenty thirty forty fifty sixty seventy eighty ninety'
        .split(' ')
        .map((word, index) => [word, (index + 2) * 10] as const),
    ]),
    multipliers: { hundred: 100, thousand: 1000 },
    countEndings: [],
    ordinalEndings: ['st', 'nd', 'rd', 'th'],
  },
  unreal:
    'if|in advance of|memorandum of|failing to|failure to|hopes for|hope for|hopes of|hoping for|whether|possibility of|prospect of|prospects for|chances of|unlikely|interest in|hinting at|hints of|hint of|without agreement on|unless|feign|thrown into doubt|progress toward|progress towards|path to|feasibility of|refusing to|no sign|accusing|would need|in favour of|in favor of|does not agree|for any breakthrough in|previous|same delegation|preparing to|prepares to|possible future|vision of|wanted|wants|agreement of the|could only be|principle of',
  temporal:
    'until|before|during|in advance of|after a|terms of|breakthrough in|mediate|threw|stalled',
  modal: 'would|would be|will be the|should|can|could have|might have',
  clause:
    'that|while|but|although|though|because|since|which|where|when|as|who|despite|amid|however|following|after|before',
  agreedTalks:
    'agreed to resume|agreed to hold|agreed to continue|agreed to meet|agreed to a new round|agreed to a second round|agreed to a third round|agree to meet|agreed to talks|agreed to further|agreed on a new round|agreed to direct talks|agreed to attend|accepted an invitation|agreed to another round',
  captive:
    'prisoner|prisoners|pow|pows|captivity|captive|captives|captured|exchange|exchanged|swap|swapped|in exchange|are home|brought home|prisoner of war',
  adverbs:
    'also|continues|continued|recently|later|has|have|had|to|previously|repeatedly|then|is|was|been|since|meanwhile|again|and|further|reportedly|officially',
  anaphora:
    'the offer|the proposal|this proposal|this offer|that offer|that proposal|the idea|the initiative|the plan|terms',
  places: {
    Istanbul: "istanbul|istanbul's",
    Ankara: 'ankara',
    Geneva: 'geneva',
    Riyadh: 'riyadh',
    Jeddah: 'jeddah',
    'Abu Dhabi': 'abu dhabi',
    Doha: 'doha',
    Budapest: 'budapest',
    Anchorage: 'anchorage',
    Alaska: 'alaska',
    Miami: 'miami',
    Berlin: 'berlin',
    Paris: 'in paris',
    London: 'london',
    Brussels: 'in brussels',
    Washington: 'in washington|oval office|at the white house',
    Moscow: 'in moscow|at the kremlin',
    Kyiv: 'in kyiv',
    Minsk: 'minsk',
    Vienna: 'vienna',
    Dubai: 'dubai',
    Rome: 'in rome',
    Munich: 'munich',
    'Mar-a-Lago': 'mar-a-lago',
    'Saudi Arabia': 'saudi arabia',
    Turkey: 'in turkey',
    Russia: 'arrived in russia|in russia',
    'New York': 'new york',
    Florida: 'florida',
    Belarus: 'in belarus',
    Vatican: 'the vatican',
    Switzerland: 'in switzerland',
    Cairo: 'cairo',
  },
  months: [
    'january|jan|jan.',
    'february|feb|feb.',
    'march|mar.',
    'april|apr|apr.',
    'may',
    'june|jun|jun.',
    'july|jul|jul.',
    'august|aug|aug.',
    'september|sept|sep|sept.|sep.',
    'october|oct|oct.',
    'november|nov|nov.',
    'december|dec|dec.',
  ],
  weekdays: [
    "monday|monday's",
    "tuesday|tuesday's",
    "wednesday|wednesday's",
    "thursday|thursday's",
    "friday|friday's",
    "saturday|saturday's",
    "sunday|sunday's",
  ],
  relatives: {
    today: 'today|earlier today|tonight',
    yesterday: 'yesterday',
    tomorrow: 'tomorrow',
    lastWeek: 'last week|a week ago|the previous week',
    thisWeek: 'this week|earlier this week|later this week',
    nextWeek: 'next week|the coming week',
    lastMonth: 'last month',
    thisMonth: 'this month|earlier this month|later this month',
    nextMonth: 'next month',
  },
  or: 'or',
  until: 'to|through|until|and|-',
  ordinals: {
    1: 'first round|first direct|first stage|first phase|1st round',
    2: 'second round|second stage|second phase|2nd round',
    3: 'third round|third stage|third phase|3rd round',
    4: 'fourth round|fourth stage|4th round',
    5: 'fifth round|fifth stage|5th round',
    6: 'sixth round|sixth stage',
    7: 'seventh round|seventh stage',
    8: 'eighth round|eighth stage',
    9: 'ninth round|ninth stage|ninth phase',
  },
  each: 'each|mutual|apiece|each side|the same number|each way|on each side|from each side|per side|in exchange for the same|an equal number|same number',
  including: 'including|of which|among them',
  currencies: {
    USD: '$|usd|dollars|us dollars|u.s. dollars|us$|dollar',
    EUR: '€|eur|euros|euro',
    GBP: '£|gbp|pounds|pounds sterling',
    CAD: 'cad|c$|canadian dollars',
    NOK: 'nok|norwegian kroner|norwegian crowns|kroner',
    SEK: 'sek|swedish kronor|kronor|swedish crowns',
    DKK: 'dkk|danish kroner',
    PLN: 'pln|zloty|zlotys',
    JPY: 'jpy|¥|yen',
    CHF: 'chf|swiss francs',
    AUD: 'aud|a$|australian dollars',
    CZK: 'czk',
    UAH: 'uah|hryvnias|hryvnia',
  },
  scales: {
    1000: 'thousand|k',
    1000000: 'million|mln|m|mn|millions',
    1000000000: 'billion|bln|bn|b|billions',
    1000000000000: 'trillion|tn|trln',
  },
  bounds: {
    atLeast: 'at least|more than|over|no less than|no fewer than',
    about: 'about|around|roughly|nearly|almost|approximately|some|an estimated|close to',
    atMost: 'up to|as many as|less than|no more than',
  },
  give: {
    announced:
      'pledged|pledges|pledge|will transfer|will send|will also send|will provide|will supply|will deliver|will donate|will contribute|will give|will allocate|will also allocate|will also provide|to provide|to send|promised|allocated|allocates|also allocated|committed|commits|announced|unveiled|earmarked|to allocate|to transfer|would send|would provide|is sending|is providing|providing|contributed|contributes|will finance|will fund|will hand over|is preparing|prepares|intends to provide|plans to provide|plans to send|set aside|announces',
    agreed:
      'approved|approves|has approved|had approved|voted|adopted|agreed to provide|agreed to allocate|signed|authorized|authorised|agreed on|agreed to lend|cleared|endorsed',
    completed:
      'delivered|has delivered|handed over|disbursed|has sent|transferred|arrived|has transferred|has provided|received',
    proposed: 'proposed|considering|is considering|may send|could send|mulls|offered|is weighing',
  },
  notGiven:
    "suspended|halted|paused|requested|request|asked|asks|urged|urges|calls on|no plans|will not|won't|refused|restored|resume|resumed|needs|called for|since the start|in total since|has provided more than|frozen|oil|if|denied|destroyed|losses|poll|percent of",
  aid: "military aid|military assistance|financial aid|financial assistance|aid package|assistance package|military package|weapons package|defense package|to arm ukraine|security assistance|aid to ukraine|assistance to ukraine|support for ukraine|support ukraine|for ukraine|to ukraine|ukrainian drones|loan|weapons|weapons for ukraine|give to ukraine|ukrainian military|to kyiv|ukraine's defense|ukraine's defence|ukrainian tank|ukrainian production|ukrainian drone|air defense|air defence",
  weapons:
    'systems|system|missiles|missile|shells|shell|tanks|rockets|launchers|aircraft|jets|fighters|vehicles|howitzers|drones|interceptors|batteries|battery|rounds|guns|helicopters|munitions|artillery|radars|boats|ammunition|facilities|generators|bombs',
  unspecified:
    'unspecified amount|undisclosed amount|unspecified number|undisclosed number|additional military|additional aid|additional assistance|package|drive',
  broken: 'violated|violating|violations of|broke|broken|breached|breaches|violation of',
  outcomes:
    'failed to produce|no breakthrough|without a breakthrough|without agreement|ended in|without breakthrough|only concluded|have not made a breakthrough|ended abruptly|so far failed|agreed to exchange|agreed to a|resulted in|made progress|constructive',
  delegation: 'delegation|negotiating team|delegations|team|russian representation|side',
  ledBy: 'led by|headed by|being led by|headed up by|chaired by',
  agenda: 'issues|agenda|topics|points|questions|items|focuses on|discuss|discussed|will discuss',
  stance:
    'in favor|in favour|supports|ready|prepared|open to|against|opposes|refuses|willing|interested|dedicated|interest in|committed',
  foreign:
    "iran|iran's|iranian|iranians|israel|israeli|israel's|gaza|hamas|hezbollah|lebanon|syria|syrian|north korea|north korean|pyongyang|india|pakistan|taiwan|armenia|azerbaijan|venezuela|houthis|sudan|tariff|tariffs|minerals|trade deal|oman|lukoil|chevron|sanctions|pension",
  pronouns: 'he|she|it|they|who',
  recipient: "to ukraine|for ukraine|ukraine|ukrainian|kyiv|ukraine's|kyiv's",
  itemEnds:
    'to counter|in the near future|to ukraine|that|which|this year|,|;|.|(|-|and|including|for ukraine|during|over the|as part of',
  abbreviations:
    'mr|mrs|ms|dr|u.s|u.k|u.n|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|gen|lt|col|st|no|sen|rep|gov|u|s|p.m|a.m',
};
