// English names of regions and their towns, of seas and of states. A town stands for its region; a figure may not be finer.
import type { Entry } from './prose-words.ts';

const regions: Readonly<Record<string, string>> = {
  'UA-05': 'vinnytsia|vinnytsya|vinnitsa|haisyn',
  'UA-07': 'volyn|lutsk|kovel',
  'UA-09': 'luhansk|lugansk|severodonetsk|starobilsk',
  'UA-12':
    'dnipropetrovsk|dnepropetrovsk|dnipro|dnepr|kryvyi rih|kryvyy rih|krivoy rog|nikopol|pavlohrad|pavlograd|kamianske|synelnykove|marhanets|samar district|novomoskovsk|zhovti vody|shakhtarske|pokrovske',
  'UA-14':
    "donetsk|donetsk people’s republic|donetsk people's republic|dpr|kramatorsk|sloviansk|slovyansk|slaviansk|pokrovsk|mariupol|druzhkivka|kostiantynivka|kostyantynivka|bakhmut|chasiv yar|avdiivka|toretsk|myrnohrad|dobropillia|selydove|makiivka|horlivka",
  'UA-18': 'zhytomyr|zhitomir|berdychiv|korosten|zviahel|ozerne',
  'UA-21': 'zakarpattia|zakarpattya|transcarpathia|transcarpathian|uzhhorod|mukachevo|mukacheve',
  'UA-23':
    'zaporizhzhia|zaporizhia|zaporizhzhya|zaporizhzhe|zaporozhye|zaporozhie|melitopol|berdiansk|berdyansk|enerhodar|energodar|vasylivka|tokmak|vilniansk|huliaipole',
  'UA-26': 'ivano-frankivsk|ivano-frankovsk|prykarpattia|burshtyn|kalush',
  'UA-30':
    "kyiv|kiev|ukraine's capital|ukrainian capital|solomyanskyi|solomianskyi|shevchenkivskyi|holosiivskyi|darnytskyi|desnianskyi|dniprovskyi|obolonskyi|pecherskyi|podilskyi|sviatoshynskyi",
  'UA-32':
    'kyiv region|kyiv oblast|kyiv province|kyiv regional|kiev region|kiev oblast|the kyiv area|brovary|bila tserkva|boryspil|fastiv|vasylkiv|vyshhorod|bucha|irpin|obukhiv|vyshneve|boyarka|makariv|hostomel',
  'UA-35': 'kirovohrad|kirovograd|kropyvnytskyi|kropyvnytskyy|oleksandriia',
  'UA-43':
    'crimea|crimean|crimean peninsula|republic of crimea|occupied crimea|simferopol|kerch|yevpatoria|feodosia|dzhankoi|dzhankoy|saky|yalta|hvardiiske|chauda|cape chauda|belbek',
  'UA-40': 'sevastopol|balaklava',
  'UA-46': 'lviv|lvov|stryi|drohobych|chervonohrad|sheptytskyi',
  'UA-48': 'mykolaiv|mykolayiv|nikolaev|nikolayev|ochakiv|pervomaisk|voznesensk|bashtanka|kutsurub',
  'UA-51':
    'odesa|odessa|izmail|chornomorsk|pivdennyi|pivdenne|bilhorod-dnistrovskyi|reni|artsyz|yuzhne|zatoka',
  'UA-53': 'poltava|kremenchuk|kremenchug|lubny|myrhorod|mirgorod|horishni plavni',
  'UA-56': 'rivne|rovno|dubno|varash|sarny',
  'UA-59':
    'sumy|konotop|shostka|okhtyrka|romny|hlukhiv|trostianets|bilopillia|krasnopillia|putyvl|velyka pysarivka|seredyna-buda',
  'UA-61': 'ternopil|ternopol|chortkiv|kremenets',
  'UA-63':
    'kharkiv|kharkov|izium|izyum|chuhuiv|chuguev|kupiansk|kupyansk|lozova|balakliia|vovchansk|bohodukhiv|merefa|derhachi|zmiiv|pisochyn',
  'UA-65': 'kherson|nova kakhovka|beryslav|skadovsk|henichesk|antonivka|bilozerka',
  'UA-68':
    'khmelnytskyi|khmelnytskyy|khmelnytsky|khmelnitsky|khmelnitskiy|starokostiantyniv|starokonstantinov|shepetivka|kamianets-podilskyi|netishyn',
  'UA-71': 'cherkasy|cherkassy|uman|smila|zolotonosha|kaniv',
  'UA-74': 'chernihiv|chernigov|nizhyn|nizhin|pryluky|semenivka|koriukivka|novhorod-siverskyi|mena',
  'UA-77': 'chernivtsi|chernovtsy|bukovyna',
  'RU-AD': 'adygea|adyghea|adygeya|maykop|maikop|khanskaya',
  'RU-ARK': 'arkhangelsk|severodvinsk',
  'RU-AST': 'astrakhan|kapustin yar|akhtubinsk',
  'RU-BA': 'bashkortostan|bashkiria|ufa|salavat|sterlitamak',
  'RU-BEL':
    'belgorod|stary oskol|shebekino|valuyki|valuiki|grayvoron|gubkin|krasnoyaruzhsky|rakityansky|borisovsky|volokonovsky',
  'RU-BRY': 'bryansk|klintsy|karachev|dyatkovo|suzemka|starodub',
  'RU-CE': 'chechnya|chechen republic|chechen|grozny|gudermes',
  'RU-CHE': 'chelyabinsk',
  'RU-CU': 'chuvashia|chuvash republic|cheboksary',
  'RU-DA': 'dagestan|makhachkala|kaspiysk|derbent',
  'RU-IN': 'ingushetia|magas',
  'RU-IRK': 'irkutsk',
  'RU-IVA': 'ivanovo',
  'RU-KB': 'kabardino-balkaria|nalchik',
  'RU-KC': 'karachay-cherkessia|cherkessk',
  'RU-KDA':
    'krasnodar|kuban|primorsko-akhtarsk|novorossiysk|novorossiisk|yeysk|yeisk|tuapse|sochi|anapa|slavyansk-on-kuban|slavyansk-na-kubani|afipsky|ilsky|armavir|taman|temryuk|gelendzhik|tikhoretsk|kavkazskaya|kropotkin',
  'RU-KGD': 'kaliningrad',
  'RU-KIR': 'kirov',
  'RU-KL': 'kalmykia|elista',
  'RU-KLU': 'kaluga|obninsk|lyudinovo',
  'RU-KO': 'komi|ukhta',
  'RU-KOS': 'kostroma',
  'RU-KRS': 'kursk|rylsk|sudzha|zheleznogorsk|kurchatov|lgov|korenevo',
  'RU-LEN': 'leningrad|primorsk|ust-luga|kirishi|vyborg|gatchina',
  'RU-LIP': 'lipetsk|yelets|elets',
  'RU-ME': 'mari el|yoshkar-ola',
  'RU-MO': 'mordovia|saransk',
  'RU-MOS':
    'moscow region|moscow oblast|the moscow area|moscow province|podolsk|kolomna|ramenskoye|khimki|zelenograd|serpukhov|dubna|odintsovo|sheremetyevo|domodedovo|zhukovsky|elektrostal|balashikha|istra|krasnogorsk|naro-fominsk|stupino|kashira',
  'RU-MOW': "moscow|russian capital|russia's capital|vnukovo|moscow city",
  'RU-MUR': 'murmansk|olenya|severomorsk',
  'RU-NGR': 'novgorod|veliky novgorod|valdai',
  'RU-NIZ':
    'nizhny novgorod|nizhny novgorod region|nizhegorod|kstovo|dzerzhinsk|arzamas|savasleyka',
  'RU-ORE': 'orenburg|orsk|novotroitsk',
  'RU-ORL': 'oryol|orel|livny|mtsensk',
  'RU-PER': 'perm',
  'RU-PNZ': 'penza',
  'RU-PSK': 'pskov|velikiye luki',
  'RU-ROS':
    'rostov|rostov-on-don|taganrog|millerovo|morozovsk|novoshakhtinsk|shakhty|bataysk|azov city|salsk|kamensk-shakhtinsky',
  'RU-RYA': 'ryazan|ryazhsk|dyagilevo|skopin',
  'RU-SAM': 'samara|syzran|novokuybyshevsk|novokuibyshevsk|chapaevsk|chapayevsk|togliatti|tolyatti',
  'RU-SAR': 'saratov|engels|balashov|engels-2',
  'RU-SE': 'north ossetia|ossetia|vladikavkaz|mozdok',
  'RU-SMO': 'smolensk|shatalovo|shatalove|desnogorsk|yartsevo|safonovo',
  'RU-SPE': 'st. petersburg|st petersburg|saint petersburg|pulkovo',
  'RU-STA': 'stavropol|budyonnovsk|nevinnomyssk|mineralnye vody',
  'RU-SVE': 'sverdlovsk|yekaterinburg|ekaterinburg',
  'RU-TA': 'tatarstan|kazan|yelabuga|alabuga|nizhnekamsk|almetyevsk',
  'RU-TAM': 'tambov|michurinsk|kotovsk|platonovka',
  'RU-TUL': 'tula|novomoskovsk in tula|aleksin|yefremov|efremov|shchyokino|uzlovaya',
  'RU-TVE': 'tver|toropets|torzhok|andreapol|kashin|ostashkov|redkino|rzhev',
  'RU-TYU': 'tyumen',
  'RU-UD': 'udmurtia|izhevsk|votkinsk',
  'RU-ULY': 'ulyanovsk',
  'RU-VGG': 'volgograd|kalach-on-don|kotovo|frolovo|marinovka|mikhaylovka',
  'RU-VLA': 'vladimir|kovrov|gus-khrustalny|murom|alexandrov',
  'RU-VLG': 'vologda|cherepovets',
  'RU-VOR': 'voronezh|liski|borisoglebsk|rossosh|novovoronezh|baltimor',
  'RU-YAR': 'yaroslavl|rybinsk',
  'black-sea': 'black sea|the black sea|black sea region|black sea waters',
  'azov-sea': 'sea of azov|azov sea',
  'caspian-sea': 'caspian sea|the caspian',
};

/** "Vladimir" is a name before a surname: the region only in these forms. */
const onlyWithWord: ReadonlySet<string> = new Set([
  'vladimir',
  'perm',
  'mena',
  'samar district',
  'engels',
  'kirov',
]);

/** Regions for official posts, where "the Tula and Moscow regions" is not the city. */
export const englishRegions: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(regions).map(([id, names]) => [
    id,
    id === 'RU-MOW'
      ? ['city of moscow', 'russian capital', 'towards moscow', 'toward moscow', 'to moscow']
      : [...names.split('|'), ...(id === 'RU-MOS' ? ['moscow'] : [])],
  ]),
);

export const englishPlaces: readonly Entry[] = Object.entries(regions).flatMap(([id, names]) =>
  names
    .split('|')
    .map((name): Entry => [
      'region',
      id,
      onlyWithWord.has(name) ? `${name} region|${name} oblast|${name} regions` : name,
    ]),
);
