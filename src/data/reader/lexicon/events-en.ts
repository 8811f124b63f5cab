// English of diplomacy as agencies, institutes and outlets write it. Words only.
import type { EventWords } from '../events/words.ts';

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
    'saudi arabia': 'saudi|saudis|saudi arabian',
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
    romania: "romania|romania's|romanian",
    slovakia: "slovakia|slovakia's|slovak",
    austria: "austria|austria's|austrian",
    india: "india|india's|indian",
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
      'ramstein|ramstein meeting|ukraine defense contact group|ukraine defence contact group|contact group|ramstein group|ramstein format|ramstein coalition',
    'coalition of the willing': 'coalition of the willing',
    imf: 'imf|international monetary fund',
    'world bank': 'world bank',
    g7: 'g7|group of seven',
  },
  capitals: {
    norway: 'oslo',
    denmark: 'copenhagen',
    sweden: 'stockholm',
    finland: 'helsinki',
    canada: 'ottawa',
    japan: 'tokyo',
    netherlands: 'the hague',
    france: 'paris',
    poland: 'warsaw',
    lithuania: 'vilnius',
    latvia: 'riga',
    estonia: 'tallinn',
    spain: 'madrid',
    italy: 'rome',
    'united kingdom': 'london',
    'czech republic': 'prague',
    'south korea': 'seoul',
  },
  people: [
    [ukraineLeader, "zelensky|zelenskyy|zelenskiy|zelensky's|zelenskyy's|zelenskiy's"],
    [
      ukraine,
      'umerov|shmyhal|sybiha|sibiga|stefanishyna|hnatov|skibitskyi|yusov|malyuk|arakhamia|hetmantsev|zaluzhnyi|yermak|budanov|svyrydenko|kyslytsya|fedorov|tykhyi|lubinets|kuleba|syrskyi|syrskyy|podolyak|tymoshenko',
    ],
    [russiaLeader, "putin|putin's"],
    [
      russia,
      'peskov|lavrov|rudenko|shoigu|galuzin|nebenzya|naryshkin|kosachev|slutsky|karasin|gerasimov|miroshnik|shvydkoi|medinsky|ushakov|dmitriev|zakharova|ryabkov|medvedev|belousov|kostyukov|matviyenko|fomin|moskalkova|patrushev|volodin',
    ],
    [leader('united states'), "trump|trump's|biden|biden's|vance"],
    [
      official('united states'),
      'witkoff|rubio|kushner|kellogg|hegseth|driscoll|waltz|bessent|gruenbaum',
    ],
    [leader('germany'), 'merz|scholz'],
    [official('germany'), 'pistorius|wadephul|baerbock|klingbeil'],
    [leader('france'), "macron|macron's"],
    [leader('united kingdom'), "starmer|starmer's"],
    [official('united kingdom'), 'healey|lammy'],
    [leader('turkey'), 'erdogan|erdoğan'],
    [official('turkey'), 'fidan'],
    [leader('italy'), 'meloni'],
    [leader('poland'), 'tusk|nawrocki'],
    [official('poland'), 'sikorski'],
    [leader('canada'), 'carney'],
    [leader('hungary'), 'orban|orbán'],
    [leader('slovakia'), 'fico'],
    [leader('norway'), 'støre|stoere'],
    [leader('denmark'), 'frederiksen'],
    [leader('finland'), 'stubb'],
    [leader('vatican'), 'pope leo|pope francis'],
    [official('france'), 'barrot|lecornu'],
    [official('netherlands'), 'brekelmans'],
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
    'a source|sources|unspecified sources|unnamed sources|source|a diplomatic source|diplomatic sources|an official familiar|officials familiar|a senior official|people familiar|a person familiar',
  speech:
    'said|says|stated|announced|claimed|claims|told|confirmed|reported|added|noted|wrote|warned|argued|insisted|reiterated|declared|emphasized|emphasised|stressed|revealed|posted|assess|assesses|assessed|called|urged|urging|accused|condemned|suggested that|downplayed|responded|reports|commented|acknowledged|explained|remarked|tweeted|admitted|tells|announces|confirms|disclosed|vowed|promised|cautioned',
  according: 'according to|as stated by|as reported by|in the words of',
  topics: {
    talks:
      'ceasefire talks|cease-fire talks|talks|negotiations|negotiation|negotiating session|negotiating round|round of talks|round of negotiations|round of peace talks|round of consultations|meeting|meetings|summit|phone call|telephone call|phone calls|phone conversation|phone conversations|telephone conversation|phone talks|call between|call with|consultations|next round|new round|another round|further round|fresh round|first round|second round|third round|fourth round|fifth round|peace conference|peace summit|one-on-one|trilateral|discussions',
    exchange:
      'prisoner exchange|prisoner exchanges|prisoner of war (pow) exchanges|prisoner of war (pow) exchange|prisoner swap|prisoner swaps|exchange of prisoners|exchanges of prisoners|swap of prisoners|exchange of pows|exchange of pow|pow exchange|pow exchanges|pow swap|pow swaps|prisoner of war exchange|prisoner of war swap|prisoners of war exchange|prisoner-of-war exchange|prisoner-of-war swap|exchange of prisoners of war|exchange prisoners|exchange prisoners of war|swap prisoners|exchanges of pows|mutual exchange|prisoner release|prisoner releases|for-1000|for-1,000|1,000-for-1,000|the swap|exchange of war prisoners|exchange of captives|exchange of captured|exchange captured soldiers|the largest exchange|exchange agreement|all-for-all exchange|all-for-all|prisoner deal|swap deal|exchange of the captured|exchange of detainees|the exchange|another exchange|new exchange|next exchange|latest exchange|this exchange|final exchange|exchange of|swap|swaps',
    bodies:
      "bodies|remains of soldiers|bodies of soldiers|remains of fallen|bodies of fallen|the remains|repatriation|repatriation of bodies|repatriation of the bodies|repatriation of remains|exchange of bodies|soldiers' bodies|remains",
    ceasefire:
      'ceasefire|ceasefires|cease-fire|cease-fires|truce|truces|armistice|halt in the fighting|halt in fighting|halt to the fighting|pause in fighting|pause in the fighting|halt to strikes|halt strikes|halt attacks|halt in attacks|moratorium on strikes|moratorium on attacks|moratorium|energy truce|pause in attacks|pause in strikes|cessation of hostilities|cessation of fire|halt to long-range strikes|halt hostilities|halt fighting|end strikes|stop strikes on|truce-and-see|ceasefire proposal|ceasefire deal|ceasefire agreement|truce proposal',
    plan: 'counter-proposal|counterproposal|counter-proposals|counterproposals|peace plan|28-point plan|-point plan|point plan|point peace plan|peace proposal|peace proposals|peace framework|transitional administration|interim administration|un-run administration|external governance|temporary administration|memorandum|memorandums|memoranda|peace formula|settlement plan|territorial concessions|land swap|land concessions|roadmap|peace initiative|peace deal proposal|cede territory|ceding territory|give up territory',
  },
  talking:
    'talks|ceasefire talks|cease-fire talks|negotiations|negotiation|round|rounds|consultations|negotiating session|negotiating round',
  nextRound:
    'next round|next meeting|another round|new round|next talks|further talks|more talks|further negotiations',
  noDate:
    'is possible|are possible|unlikely|impossible|no date|date has not|dates have not|no dates|not set a date|not yet been set|not yet set|date had not|dates had not',
  nounLink: 'for|of|on|to|about|regarding|that',
  partOf:
    'as part of|under|within the framework of|stage of the|stage of a|phase of a|round of a|stage of their|leg of a|leg of the|phase of the|during the|part of|conditions of',
  inReturn:
    'exchanged fire|exchange of fire|exchanges of fire|exchanged blows|exchanged strikes|exchange of strikes|exchange of views|exchange of information|exchange rate|exchange of letters|exchanged views|exchanged drone|exchanged attacks|in exchange for|in return for',
  addresses:
    'accused|called|urged|condemned|told|promised|announced|declared|reported|confirmed|revealed|claimed|noted',
  forDay: 'for|from|starting',
  prisoners:
    'prisoners|prisoners of war|pows|pow|captives|captured soldiers|soldiers|servicemen|service members|servicemembers|military personnel|troops|combatants|civilians|defenders|people|prisoner|residents|detainees|fighters|marines|border guards|national guardsmen|personnel|warriors|children|hostages|ukrainians|russians',
  stages: {
    proposed:
      '<was proposed|<were proposed|<been proposed|<be proposed|<be held|<be hosted|>proposed|>proposes|>propose|>proposing|proposal|proposals|<proposed by|>suggested|>suggesting|>suggests|>offered|>offers to|>offers a|>offers new|>offer to|>called for|>called on|>calling on|>urging|>pressed|>calling for|>calls for|>call for|>has called for|>appealed for|>appeal for|<could take place|<may be held|<might be held|<could be held|<may take place|<might take place|<could happen|<could begin|<could start|<may start|pushes|>pushing for|>pushed for|>push for|>pushing|>pushes for|backed by|<on the table|>try to negotiate|>trying to negotiate|>seeking to negotiate|>negotiate|initiative|ultimatum|>invited|>worked on|>floated|floats|>demanded|>invites|>wants to host|>suggestion of|>idea of|>urged|>urges|>insisted on|>advocated|>revived',
    announced:
      '<will take place|<to take place|<is expected|<are expected|<expected|<due to begin|<due to take place|<due to start|<due to be|<due to resume|<were due|<was due|<is due|<are due|>announced plans|announced|announces|<will be held|<to be held|<set to|<are set|<is set|set for|>set a date for|<scheduled for|scheduled|<will resume|<will continue|<to begin|<will begin|<begins|>will travel|>arrived in|>arrive in|>arrives in|>will arrive|>travels to|>heads to|>heading to|>departed for|>left for|>traveled to|>travelled to|declared|>ordered|>declares|>will hold|>will conduct|>plan to hold|>plans to hold|>planning to hold|>plans|>plan to|planned|>planning|>had scheduled|>have also scheduled|>will lead|>will attend|<to kick off|<will start|<will open|<to resume|<will happen|>will host|>is to host|>to host|>preparing for|>prepare for|>preparing another|>preparing a new|>preparing new|>prepare another|>prepares for|>are preparing|<would be held|<would take place|<would resume|<would begin|<going ahead|<is planned|<are planned|<planned for|<slated for|slated|<pencilled in|<penciled in|<will go ahead|<took effect|<takes effect|<take effect|<came into effect|<came into force|<come into force|<comes into force|<enters into force|<entered into force|<will last|<would last|<went into effect|<in effect|<starts|>to hold|convened for',
    agreed:
      'agreed|>agreed to|>have agreed|>agree to|>agree on|agrees|>agreement on|>agreement for|>reached an agreement|>reached agreement|<agreement reached|<reached|>reached|>concluded agreements|>concluded an agreement|>jointly agreed|>agreed on|>agreement to|>struck a deal|>strike a deal|>deal on|>deal for|<in principle|>announced an agreement|>agreements about|>agreeing to|>agreeing on|<agreed upon|agreed upon|<agreed to|>agrees to|>accepted|>accepts|>signed|>consented to|>finalised|>finalized|>negotiated|<negotiated|under the terms',
    rejected:
      "rejected|rejects|>reject|rejecting|>refused|>refuses|>refusing|>ruled out|rules out|>dismissed|dismisses|turned down|turns down|>declined|>declines|>snubbed|>spurned|rebuffed|rebuffs|>refusal to hold|>refusal to accept|>refusal to agree|>refusal of|rejection|<won't fly|<no longer works|<unacceptable|<out of the question|>opposed|>opposes|spurns|>no plans for|>no plans|>rejection of|>will not agree to|<ruled out|>against|>never agree to|>vetoed|>brushed off|<not on the agenda|<off the table|<refused",
    held: 'took place|<taken place|<were held|<was held|<being held|<have been held|held|>holds|>holding|>have held|>are holding|concluded|concludes|ended|ends|<ended abruptly|resumed|<resumed face|wrapped up|wraps up|>attended|>attending|>attends|>hosted|>hosting|<hosted by|<failed|<fails|<have failed|<so far failed|<failed to produce|<has failed|<broke up|<unsuccessful|>unsuccessful|>have not made a breakthrough|<without a breakthrough|<no breakthrough|<lasted|finished|>focuses on|<focused on|began|<begin|<begun|<started|>started|kicked off|<opened|<underway|<under way|<get underway|<got underway|<got under way|<ongoing|<continued|>continued|>took part in|>taken part in|>taking part in|>participated in|<attended by|<convened|>convened|<yielded|<produced|<resulted in|<brought together|>completed|<completed|<made progress|<stretched|<ran for|<broke no new ground|<yielded|<brought no|<made little|<made no|>conducted|<spiralled|<ended with|<ended without|<went ahead|<served|>sat down for|>gathered for|>gathered in|>met for|<collapsed|>chaired|>led|<were constructive|<was constructive|<were productive',
    postponed:
      "postponed|postpones|delayed|>put off|<put off|<on hold|>paused|<paused|called off|cancelled|canceled|cancels|suspended|>shelved|<shelved|rescheduled|<pushed back|<put back|<moved back|<moved to a later date|<broke down|<fell through|<did not take place|<been frozen|>delays|<is off|<will not take place|<won't take place|<will not happen|>pause in|<have stalled|<on pause|<adjourned|disrupted|<derailed",
    completed:
      'completed|completes|carried out|>conducted|>conduct|<conducted|<took place|took place|<taken place|<was held|<were held|>held|>hold|<went ahead|<happened|<ended|<concluded|>concluded|<saw|<finished|>finished|>took part in|<involved|<occurred|>produced|>yielded|>brought about|>saw|>following|largest|<continued|<under way|<underway|<began|>began|>announced|>announces|>confirmed|<came after',
  },
  meets: {
    held: 'met|have met|had met|last met|met with|met in|meets|spoke with|spoke by phone|spoke on the phone|spoke over the phone|held talks|hold talks|talked by phone|meeting with|sat down with|sat down together|are meeting|is meeting|meeting in|spoke by telephone|conferred with|spoke with the',
    announced:
      'would hold talks|will hold talks|to hold talks|will meet|to meet|to meet with|are to meet|is to meet|is due to meet|are due to meet|plan to meet|plans to meet|set to meet|expected to meet|scheduled to meet|would meet|will speak with|to speak with|will speak by phone|scheduled to speak|will hold talks|planning to meet|will sit down|due to meet',
    proposed:
      'could meet|may meet|might meet|offered to meet|proposed to meet|invited|proposed meeting|suggested meeting',
    agreed:
      'agreed to meet|agree to meet|agreed to resume talks|agreed to hold talks|have agreed to meet',
    rejected:
      "refused to meet|refuses to meet|refusing to meet|declined to meet|will not meet|won't meet|rejected meeting",
    postponed: 'postponed meeting',
  },
  bareMeet: 'meet|hold talks|resume talks',
  leaders:
    'leaders|presidents|heads of state|delegations|negotiators|negotiating teams|leader-level',
  releases: {
    completed:
      'released|freed|returned|swapped|exchanged|brought home|handed over|brought back|came home|returned home|repatriated|transferred|received|are home|is home|have been returned|handed|back home|came back|freed from|returned from captivity|released from|welcomed|exchange saw|gets back|sent back|sent home|been released',
    announced:
      'will each free|will each release|will each return|will each hand over|will each swap|will exchange|will release|will return|will be released|will be freed|will be returned|will be exchanged|will be swapped|to be released|to be exchanged|to be freed|to exchange|to swap|to release|to return|plan to exchange|plans to exchange|will hand over|to hand over|will swap|will free|would exchange|would release|would transfer|would hand over|would return|would unilaterally hand over|will unilaterally hand over|will unilaterally transfer|unilaterally transfer|unilaterally hand over|would be exchanged|due to be released|prepare to swap|are to be released|set to be exchanged|plan to swap|ready to hand over',
    agreed:
      'agreed to exchange|agreed to swap|agreed to free|agreed to release|agreed to return|agreed to hand over|agree to exchange|agree to swap|agree to release|agreed to the exchange|agree to free|agreed to an exchange|agreed to transfer|agreed to repatriate|agree to hand over',
    proposed:
      'offered to exchange|offered to release|offered to hand over|offered to return|proposed to exchange|proposed exchanging|proposed handing over|proposed to hand over|offers to hand over|offered to transfer|proposed to return|offered to free',
    rejected:
      'refused to exchange|refused to take|refused to accept|refused to release|refused to receive',
    postponed: 'postponed receiving|postponed the transfer|postponed accepting',
  },
  bare: 'to hold|hold|holding|hold a|to resume|resume|resuming|to conduct|conduct|conducting|to attend|attend|attending|to continue|continue|continuing|to start|to begin|to host|host|hosting|to organize|to organise|organizing|organising|to arrange|arranging|to discuss|to engage in|to return to|to implement|implement|to extend|extending|to establish|to enter|to announce|to introduce|to observe|to carry out|to complete|to take part in|to participate in|to join|a new|having',
  infinitive: 'to agree to|to agree on|to agree|to accept|to sign|to reach',
  bareFuture:
    'to return|to hand over|to transfer|to exchange|to release|to swap|to hold|to resume|to begin|to start|to host',
  planVerb:
    'shared a|presented|submitted|put forward|handed over|unveiled|sent|tabled|outlined|drafted',
  negation:
    "not|no|never|didn't|don't|doesn't|won't|wouldn't|hasn't|haven't|hadn't|isn't|aren't|wasn't|weren't|can't|cannot|couldn't|without|neither|nor|yet to|failed to|fails to|failing to|unable to|no longer",
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
    'if|failing to|failure to|failed to|hopes for|hope for|hope of|hopes of|hopes|hoping for|hoping|whether|possibility of|possible|prospect of|prospects for|prospects of|chances of|chance of|unlikely|likely|interest in|hinting at|hints of|hint of|unless|feign|thrown into doubt|progress toward|progress towards|path to|path toward|path towards|feasibility of|no sign|no signs|accusing|would need|in favour of|in favor of|does not agree|for any breakthrough in|previous|same delegation|wanted|wants|want|willing|willingness|ready|readiness|prepared|agreement of the|could only be|principle of|to secure|securing|to achieve|achieving|to reach|reaching|efforts to|effort to|efforts for|pressure on|to broker|brokering|to end|aimed at|aiming for|goal of|need for|need|needs|necessary|must|should|in exchange for|conditions for|condition for|precondition|preconditions|prerequisite|possible future|vision of|support for|supports|support|seeks|seeking|seek|desire for|calls to|lack of|absence of|until|even if|before any|any|monitor|monitoring|to ensure|guarantee|after a|after the|under a|in case of|in the event of|willing to|topic of|issue of|issues of|question of|conversation about|discuss|discussed|discussing|discussions on|discussions about|talks on|talks about|consultations on|negotiations on|negotiations over|talks over|meeting on|negotiations about|talk of|talks of|idea that|rumors of|rumours of|role in|working on|work on|terms of|framework for|hopes to|process|convince|persuade|force|to force|openness to|open to|speculation|optimism|skepticism|doubts|doubt|alternative to|ahead of any|subject of|to postpone|to delay|aimed at disrupting',
  temporal:
    'as early as|as soon as|as late as|in a|in their|after|following|during|at|as part of|through|result of|results of|outcome of|outcomes of|at the end of|participated in|took part in|emerged from',
  pastPlan:
    'arrived|traveled|travelled|departed|left for|landed|was scheduled|were scheduled|was due|were due|had scheduled|had been scheduled|was set|were set|had planned',
  since: 'since|after',
  proposalNoun: 'proposal|proposals|initiative|ultimatum|offer|on the table',
  exchangeVerb:
    'exchanged|swapped|agreed to exchange|agreed to swap|will exchange|will swap|to exchange|to swap|agree to exchange|agree to swap|have exchanged|plan to exchange|offered to exchange',
  scopeEnergy:
    'energy|energy infrastructure|energy facilities|energy-only|power grid|power plants|energy sites',
  scopeAir:
    'long-range strikes|strikes on|air truce|in the air|in the sky|in the skies|missile and drone strikes|aerial|air strikes|drones and missiles',
  scopeWhole: 'unconditional|full|complete|comprehensive|general|all-out',
  scopeSea: 'black sea|maritime|shipping|at sea|naval',
  scopeHoliday: 'easter|victory day|christmas|holiday|may 9|orthodox easter',
  scopeFull: 'unconditional|full|complete|comprehensive|30-day|interim|immediate|general',
  ahead:
    'ahead of|before|on the eve of|in advance of|in the run-up to|prior to|upcoming|coming|future|forthcoming|for',
  modal:
    'preparing to|prepares to|threatened to|threatens to|likely to|going to|would|should|can|could have|might have|would have|must|may have|could|might|may|shall',
  clause:
    'that|while|but|although|though|because|since|which|where|when|as|who|despite|amid|however|following|after|before|until|even as|whereas|so that|whose|unless|if',
  relativePronoun: 'that|which|who|when|where|in which|during which',
  and: 'and|or|as well as',
  agreedTalks:
    'agreed to resume|agreed to hold|agreed to continue|agreed to meet|agreed to a new round|agreed to a second round|agreed to a third round|agreed to a fourth round|agree to meet|agreed to talks|agreed to further|agreed on a new round|agreed on a second round|agreed on a third round|agreed to direct talks|agreed to attend|accepted an invitation|agreed to another round|agreed to peace talks|agreed to a meeting|agreed on a meeting|agreed on another|agreed to the talks|agreed to conduct|agree to hold|agreed on the next|agreed to the next|agreed to negotiations|agreed to start|agreed to begin|agreed on holding|agreed to trilateral|agree to resume|agreed to a trilateral|agreed to a summit|agreed to host|agreed to send',
  captive:
    'prisoner|prisoners|pow|pows|captivity|captive|captives|captured|swap|swapped|in exchange|exchanged|are home|brought home|prisoner of war|prisoners of war',
  remains:
    'soldier|soldiers|fallen|servicemen|service members|servicemembers|defenders|troops|war dead|repatriation|repatriated|repatriate|prisoners|red cross|combatants|exchange|dead soldiers|killed soldiers|hand over|handed over|handing over|repatriating|killed in action|military personnel',
  rubble:
    'rubble|debris|morgue|recovered from|pulled from|under the ruins|apartment|crash|children|plane|flight|shrapnel',
  adverbs:
    'also|continues|continued|recently|later|has|have|had|to|previously|repeatedly|then|is|was|been|since|meanwhile|again|and|further|reportedly|officially|earlier|on|will',
  anaphora:
    'the offer|the proposal|this proposal|this offer|that offer|that proposal|the idea|this idea|that idea|the initiative|the plan|terms|these proposals|the demand|that call|the call|it',
  places: {
    Istanbul: "istanbul|istanbul's|dolmabahce|dolmabahçe|ciragan palace|çırağan",
    Ankara: 'ankara',
    Antalya: 'antalya',
    Geneva: 'geneva',
    Riyadh: 'riyadh',
    Jeddah: 'jeddah',
    'Abu Dhabi': 'abu dhabi',
    Doha: 'doha',
    Budapest: 'budapest',
    Anchorage: 'anchorage',
    Alaska: 'alaska',
    Miami: 'miami',
    Berlin: 'in berlin',
    Paris: 'in paris',
    London: 'in london',
    Brussels: 'in brussels',
    Washington:
      'in washington|at the white house|oval office|at the white house|white house meeting',
    Moscow: 'in moscow|at the kremlin|in the kremlin|kremlin talks',
    Kyiv: 'in kyiv',
    Minsk: 'in minsk',
    Vienna: 'vienna',
    Dubai: 'dubai',
    Rome: 'in rome',
    Warsaw: 'in warsaw',
    Munich: 'munich',
    Davos: 'davos',
    'Mar-a-Lago': 'mar-a-lago',
    'Saudi Arabia': "saudi arabia|saudi arabia's",
    Turkey: 'in turkey|in turkiye|in türkiye',
    'United Arab Emirates': 'in the uae|in the united arab emirates|in the emirates',
    Qatar: 'in qatar',
    Russia: 'arrived in russia|in russia',
    'New York': 'new york',
    Florida: 'florida',
    Belarus: 'in belarus|border with belarus|belarusian border|belarus border',
    Vatican: 'at the vatican|in the vatican',
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
    yesterday: 'yesterday|the day before',
    tomorrow: 'tomorrow',
    dayBefore: 'the day before yesterday',
    dayAfter: 'the day after tomorrow',
    lastWeek: 'last week|a week ago|the previous week|earlier last week|late last week',
    thisWeek: 'this week|earlier this week|later this week|in the coming days',
    nextWeek: 'next week|the coming week|early next week',
    lastMonth: 'last month|a month ago',
    thisMonth: 'this month|earlier this month|later this month',
    nextMonth: 'next month',
  },
  or: 'or',
  until: 'to|through|until|and|-|till',
  untilOnly: 'until|till|through|to',
  bareMonth:
    'in|in early|in late|in mid|in mid-|mid-|early|late|for|by the end of|at the end of|since|until',
  ordinals: {
    1: 'first round|first direct|first stage|first phase|1st round',
    2: 'second round|second stage|second phase|2nd round|second day of the exchange',
    3: 'third round|third stage|third phase|3rd round',
    4: 'fourth round|fourth stage|4th round|fourth phase',
    5: 'fifth round|fifth stage|5th round|fifth phase',
    6: 'sixth round|sixth stage|6th round',
    7: 'seventh round|seventh stage|7th round',
    8: 'eighth round|eighth stage|8th round',
    9: 'ninth round|ninth stage|ninth phase|9th round',
    10: 'tenth round|tenth stage|10th round',
  },
  each: 'each|mutual|apiece|each side|the same number|each way|on each side|from each side|per side|in exchange for the same|an equal number|same number|from both sides|an identical number|the same amount',
  eachBefore: 'each of the',
  bothTogether:
    'in total|both sides together|from both sides combined|russian and ukrainian prisoners|combined total|a total of|ukrainian and russian prisoners|altogether|between the two',
  formula: 'for|- for|-for-|exchange for|to',
  cumulative:
    'since the start|since the beginning|since 2022|since february 2022|in total since|since march|over the course of the war|so far this year|since the full-scale|since russia launched|throughout the war|to date|overall|since the outbreak|still held|remain in captivity|remain in|holding|are being held|held captive|since russia invaded',
  superlative: 'largest|biggest|first|major|most|latest|second|last',
  releaseNoun: 'release of|return of|handover of|hand over of|transfer of|freeing of|releases of',
  ofThem: 'of them|of whom|of which|among them|among those|including|in addition to',
  including: 'including|of which|among them',
  currencies: {
    KR: 'crowns|kroner|kronor|krona|kroners',
    USD: '$|usd|dollars|us dollars|u.s. dollars|us$|dollar',
    EUR: '€|eur|euros|euro',
    GBP: '£|gbp|pounds|pounds sterling',
    CAD: 'cad|c$|ca$|can$|canadian dollars',
    NOK: 'nok|norwegian kroner|norwegian crowns',
    SEK: 'sek|swedish kronor|swedish crowns|swedish kronas',
    DKK: 'dkk|danish kroner|danish crowns',
    PLN: 'pln|zloty|zlotys',
    JPY: 'jpy|¥|yen',
    CHF: 'chf|swiss francs|francs',
    AUD: 'aud|a$|au$|australian dollars',
    CZK: 'czk|czech crowns|korunas',
    UAH: 'uah|hryvnias|hryvnia',
  },
  scales: {
    1000: 'thousand|k',
    1000000: 'million|mln|m|mn|millions',
    1000000000: 'billion|bln|bn|b|billions',
    1000000000000: 'trillion|tn|trln',
  },
  bounds: {
    exactly: 'handed over|hand over|handing over|turned over|all over',
    atLeast:
      'at least|more than|over|no less than|no fewer than|not less than|upwards of|in excess of',
    about: 'about|around|roughly|nearly|almost|approximately|some|an estimated|close to',
    atMost: 'up to|as many as|less than|no more than|fewer than',
  },
  give: {
    announced:
      'pledged|pledges|pledge|will transfer|will send|will also send|will provide|will supply|will deliver|will donate|will contribute|will give|will allocate|will also allocate|will also provide|to provide|to send|to supply|to deliver|to donate|promised|promises|allocated|allocates|also allocated|committed|commits|announced|unveiled|earmarked|to allocate|to transfer|would send|would provide|would spend|would fund|would finance|would donate|would send|would transfer|would hand over|would give|would buy|would purchase|will spend|would allocate|would supply|is sending|is providing|providing|contributed|contributes|will finance|will fund|will hand over|is preparing|prepares|preparing|intends to provide|plans to provide|plans to send|plans to allocate|set aside|announces|would contribute|will jointly provide|would jointly provide|will jointly fund|would jointly fund|will jointly finance|would jointly finance|will jointly deliver|will jointly buy|will jointly supply|jointly pledged|jointly announced|jointly funding|jointly financing|jointly providing|jointly buying|jointly committed|is paying|are paying|are sending|are providing|are allocating|are donating|are together sending|are jointly sending|are together providing|will pay|is allocating|is donating|will spend|pledging|announcing|is to provide|is to send|will invest|will buy|will purchase|to spend|would deliver|would donate|has pledged|have pledged',
    agreed:
      'approved|approves|has approved|had approved|voted|adopted|agreed to provide|agreed to allocate|agreed to send|agreed to give|agreed to supply|signed|authorized|authorised|agreed on|agreed to lend|agreed a|cleared|endorsed|greenlit|ratified|agreed to',
    completed:
      'delivered|has delivered|handed over|disbursed|has sent|transferred|has transferred|has provided|received|has received|donated|sent|has donated|supplied|has handed over|provided|paid out|has disbursed',
    proposed:
      'proposed|considering|is considering|may send|could send|mulls|offered|is weighing|weighs|proposes|may provide|could provide|might send',
  },
  given: {
    announced:
      'was pledged|were pledged|been pledged|was promised|were promised|been promised|was allocated|were allocated|been allocated|was committed|were committed|been committed|will be provided|will be delivered|will be sent|will be supplied|will be donated|will be transferred|will be handed over|will be funded|will be given|to be provided|to be delivered|to be supplied|to be sent|was announced|were announced|was earmarked|were earmarked|is being provided|are being provided|was offered a package|are pledged|is pledged',
    agreed:
      'was approved|were approved|been approved|was agreed|were agreed|was authorized|was authorised|was signed off',
    completed:
      'was delivered|were delivered|been delivered|was donated|were donated|been donated|was handed over|were handed over|was provided|were provided|been provided|was transferred|were transferred|been transferred|was disbursed|were disbursed|was sent|were sent|was supplied|were supplied',
    proposed: 'was proposed|were proposed|could be sent|could be provided|may be sent',
  },
  donorCase: '-',
  notGiven:
    'suspended|halted|paused|requested|request|asked|asks|urged|urges|calls on|refused|restored|resume|resumed|called for|encouraging|encouraged|encourage|pressing|persuade|convince|pushing|lobbying|hopes|wants|ready to|could|since the start|in total since|since 2022|since the beginning|since february 2022|so far|to date|oil|destroyed|losses|poll|percent of|cut|blocked|vetoed|would cost|damage|per day|trade|barrels|in all|estimates|estimated|deficit|demand|was frozen|were frozen|has frozen|had frozen|froze|aid frozen',
  aid: "lend|lends|lending|borrow|military aid|military assistance|financial aid|financial assistance|aid package|assistance package|military package|weapons package|arms package|defense package|defence package|to arm ukraine|security assistance|aid to ukraine|aid for ukraine|assistance to ukraine|assistance for ukraine|support to ukraine|support for ukraine|support ukraine|for ukraine|to ukraine|ukrainian drones|loan|weapons|weapons for ukraine|give to ukraine|ukrainian military|ukrainian army|ukrainian armed forces|to kyiv|ukraine's defense|ukraine's defence|ukrainian tank|ukrainian production|ukrainian drone|air defense|air defence|military support|humanitarian aid|help ukraine|tranche|grant|energy support|ukraine's energy|ukraine facility|budget support|ukraine's budget|arms|help to ukraine|ukraine with|provide ukraine|supply ukraine|send ukraine|give ukraine|military equipment|ukraine's armed forces|purl",
  weapons:
    'systems|system|missiles|missile|shells|shell|tanks|rockets|launchers|aircraft|jets|fighters|vehicles|howitzers|drones|interceptors|batteries|battery|rounds|guns|helicopters|munitions|artillery|radars|boats|ammunition|facilities|generators|bombs|mortars|trucks|ambulances|carriers|rifles|mines|transformers|f-16s|f-16|patriots|iris-t|boilers|ships|excavators',
  unspecified:
    'unspecified amount|undisclosed amount|unspecified number|undisclosed number|additional military|additional aid|additional assistance|aid package|military package|weapons package|assistance package|package|drive|new package',
  broken:
    'violated|violating|violations of|broke|broken|breached|breaches|violation of|violations|breach of|failed to observe|not observed',
  kept: 'was observed|observed|held firm|holding|is holding|respected|largely held|complied with|upheld|is being observed',
  outcomes:
    'failed to produce|no breakthrough|without a breakthrough|without agreement|without an agreement|ended in|ended with|ended without|without breakthrough|only concluded|have not made a breakthrough|ended abruptly|so far failed|agreed to exchange|agreed to a|agreed on|resulted in|made progress|constructive|productive|no agreement|yielded|produced|led to|failed|the sides agreed|no progress',
  delegation:
    'delegation|negotiating team|delegations|team|russian representation|side|negotiators',
  ledBy: 'led by|headed by|being led by|headed up by|chaired by|under the leadership of',
  level:
    'leader-level|leaders-level|presidential-level|at the level of|ministerial-level|leader-level|at the highest level|at a ministerial level|at ambassador level|at the technical level|expert level',
  agenda:
    'issues|agenda|topics|points|questions|items|focuses on|focused on|discuss|discussed|will discuss|address|cover|covered|include',
  stance:
    'in favor|in favour|supports|support|ready|prepared|open to|against|opposes|refuses|willing|interested|dedicated|interest in|committed|impossible|possible|progress|no progress|hopes|expects|expect|must|should|will not|wants|cannot|agree|agreed|rejects|rejected|positive|constructive|difficult|important|not ready|proposed|stalling|delay|condition|conditions|agreement|unacceptable|waiting for|next round|end the war|drag out',
  foreign:
    "iran|iran's|iranian|iranians|israel|israeli|israel's|gaza|hamas|hezbollah|lebanon|lebanese|syria|syrian|syria's|north korea|north korean|pyongyang|pakistan|pakistani|taiwan|armenia|armenian|azerbaijan|venezuela|venezuelan|houthis|yemen|sudan|congo|rwanda|cambodia|thailand|oman|kashmir|minsk agreements|minsk accords|minsk process|minsk ii|minsk i|greenland|cuba",
  business:
    'nato-ukraine council|security council|council meeting|cabinet meeting|g7 summit|g20|nato summit|eu summit|tariff|tariffs|minerals|mineral deal|mineral|trade deal|trade talks|lukoil|chevron|sanctions|pension|accession|membership talks|trade|takeover|budget|nuclear deal',
  aboutParty:
    'discussed|discuss|discussing|in|on|about|over|against|inside|regarding|concerning|for|war in|end the',
  partyMatter: "war|war's|conflict|crisis|peace plan|issue|settlement|peace talks|peace",
  media: 'media|news outlets|outlets|newspapers|milbloggers|military bloggers',
  ownPeople:
    'senate|congress|congressional leaders|lawmakers|senators|national security team|security team|cabinet|security council|his team|his generals|his advisers|his advisors|his aides|his ministers|his commanders|top generals|top advisers|top aides|military leadership',
  purpose:
    'to discuss|to talk about|to talk through|to review|to prepare|to hear|to coordinate|to consider|discussing|before|ahead of|after|following|about|regarding|concerning|focused on|devoted to',
  withWhom: 'with',
  pronouns: 'he|she|it|they|who',
  recipient: "to ukraine|for ukraine|ukraine|ukrainian|kyiv|ukraine's|kyiv's|kiev",
  receives: 'received|has received|receives|will receive|will get|gets|got|secured|to receive',
  donorMark: 'from|by',
  itemOpens:
    'to|for|in|toward|towards|of|worth|specifically|fund|finance|purchase|buy|financing|the|a|an|on|as|that|funding|support|will|be|used|would|go|going',
  itemEnds:
    'on|under|next|each of|within|to counter|in the near future|to ukraine|that|which|this year|,|;|.|(|)|-|and|including|for ukraine|during|over the|as part of|following|by|from|on monday|on tuesday|on wednesday|on thursday|on friday|according|he|while|after|until|"',
  trailing: 'and|or|but|to|of|in|on|for|with|the|a|an|by|at|from|as|,|(|"|that|their|its|his',
  quoteOpens: 'on|to|in|at|that',
  cites: 'cited|from|in|with|close',
  together: 'together with|jointly with|along with|alongside|in partnership with|as well as|both',
  partyOffice:
    'government|governments|ministers|defence ministers|defense ministers|foreign ministers',
  wholeOf: 'of a|of the|of an|out of|out of a|of its|from a|of that',
  setsIn:
    'began|begins|begun|started|starts|took hold|kicked in|is under way|was under way|comes into force|came into force',
  meetsWho: 'hosted|hosts|spoke to|speaks to|talked to|phoned|telephoned|received',
  instead: 'in return|in exchange',
  abbreviations:
    'mr|mrs|ms|dr|u.s|u.k|u.n|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|gen|lt|col|st|no|sen|rep|gov|u|s|p.m|a.m',
};
