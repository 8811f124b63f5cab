# Ukrainian of talks, exchanges and aid.

## Хто розповідає

source-of = джерело, яке цитує { $outlet }
sources-of = джерела, які цитує { $outlet }
quoted = «{ $text }»
quote-inner-open = „
quote-inner-close = “
weak-source = (одне джерело з других рук)

## Дні

days-either = { $first } або { $last }
days-range = { $first }–{ $last }
days-range-wide = { $first } – { $last }
days-week = тиждень з { $first }

## Переговори

said-on = { $by }, { $day }
told-by = { $by }:{" "}
talks-also = також: { $parties }
talks-line = { $thing } { $marks }
talks-line-told = { $thing }: { $sentence } { $marks }
talks-statement = { $by }: { $sentence } { $marks }
talks-date = Дата: { $days }
talks-agenda = Порядок денний: { $points }
talks-delegations = Делегації очолюють: { $names }
talks-outcome = Підсумок: { $outcome }
talks-before = До того: { $steps }
talks-proposed = запропоновано
step-proposed = запропоновано
talks-announced = оголошено
step-announced = оголошено
talks-agreed = погоджено
step-agreed = погоджено
talks-rejected = відхилено
step-rejected = відхилено
talks-held = проведено
step-held = проведено
talks-postponed = відкладено
step-postponed = відкладено
talks-completed = завершено
step-completed = завершено
exchange-proposed = запропоновано
exchange-announced = оголошено
exchange-agreed = погоджено
exchange-rejected = відхилено
exchange-held = проведено
exchange-postponed = відкладено
exchange-completed = проведено
repatriation-proposed = запропоновано
repatriation-announced = оголошено
repatriation-agreed = погоджено
repatriation-rejected = відхилено
repatriation-held = проведено
repatriation-postponed = відкладено
repatriation-completed = проведено
thing-talks-round = переговори
thing-round = { $ordinal } раунд переговорів
thing-proposal = план врегулювання
thing-ceasefire = перемир’я
thing-truce-energy = перемир’я щодо енергетичних об’єктів
thing-truce-sea = перемир’я на морі
thing-truce-air = перемир’я в повітрі
thing-truce-holiday = святкове перемир’я
thing-truce-full = повне перемир’я
thing-exchange = обмін полоненими
thing-repatriation = повернення тіл
ordinal-1 = перший
ordinal-2 = другий
ordinal-3 = третій
ordinal-4 = четвертий
ordinal-5 = п’ятий
ordinal-6 = шостий
ordinal-7 = сьомий
ordinal-8 = восьмий
ordinal-9 = дев’ятий
ordinal-10 = десятий
ordinal-11 = одинадцятий
ordinal-12 = дванадцятий

## Полонені й тіла

no-number = кількість не опубліковано
prisoners-each = по { $count } з кожного боку
prisoners-both = { $count } з обох боків разом
prisoners-unsaid = { $number ->
    [one] { $count } людина
    [few] { $count } людини
   *[other] { $count } людей
}
bodies = { $number ->
    [one] { $count } тіло
    [few] { $count } тіла
   *[other] { $count } тіл
}

## Допомога

pledge-line = { $donor }: { $given }
pledge-line-stage = { $donor }, { $stage }: { $given }
pledge-proposed = запропоновано
pledge-announced = оголошено
pledge-agreed = схвалено
pledge-rejected = відхилено
pledge-held = передано
pledge-postponed = відкладено
pledge-completed = передано
pledge-heading = { $day } · каже { $by } { $marks }
confirmed = (підтверджує { $names })
given = { $what } { $item }
given-for = { $what } на { $item }
of-it =  (з них { $parts })
no-amount = суму не опубліковано
no-amount-more = ще частина – суму не опубліковано
ledger-heading = { $donor } · { $stage }
ledger-line = { $day }: { $given } ({ $by } { $marks }){ $notes }
ledger-total = Разом { $sum }: наша сума
timeline-postponed = Відкладено: { $text }
conversion-odd = { $outlet } друкує { $printed }; за іншими курсами цього тексту виходить близько { $expected }
amount-unit = { $value }
amount-million = { $value } млн
amount-billion = { $value } млрд
money-eur = { $amount } євро
money-usd = { $amount } доларів
money-gbp = { $amount } фунтів
money-cad = { $amount } канадських доларів
money-nok = { $amount } норвезьких крон
money-sek = { $amount } шведських крон
money-dkk = { $amount } данських крон
money-uah = { $amount } гривень
money-other = { $amount } { $unit }
item-patriot-air-defense-systems = { $count ->
    [one] комплекс Patriot
    [few] комплекси Patriot
   *[other] комплексів Patriot
}
item-patriot-systems = { $count ->
    [one] комплекс Patriot
    [few] комплекси Patriot
   *[other] комплексів Patriot
}
item-patriot-air-defence-systems = { $count ->
    [one] комплекс Patriot
    [few] комплекси Patriot
   *[other] комплексів Patriot
}
item-gepard-shells = { $count ->
    [one] снаряд до Gepard
    [few] снаряди до Gepard
   *[other] снарядів до Gepard
}
item-ukrainian-production-of-interceptor-drones = дрони-перехоплювачі українського виробництва
item-interceptor-drones = дрони-перехоплювачі
item-f-16-fighter-jet-maintenance = утримання F-16
item-f-16-maintenance = утримання F-16
item-ukrainian-tank-maintenance = ремонт танків
item-tank-maintenance = ремонт танків
item-ukrainian-drone-purchases-in-2025 = закупівлю дронів у 2025 році
item-drones-from-ukraine-s-dib = дрони українських виробників
item-ukrainian-drones = українські дрони
item-drones = дрони
item-military-aid = військову допомогу
item-military-assistance = військову допомогу
item-financial-aid = фінансову допомогу
item-financial-assistance = фінансову допомогу
item-air-defense = протиповітряну оборону
item-air-defence = протиповітряну оборону
item-ammunition = боєприпаси
item-loan = кредит

## /talks

timeline-title = Переговори й допомога: що повідомляли
timeline-since = з { $day }
timeline-only-talks-round = лише переговори
timeline-only-proposal = лише пропозиції
timeline-only-statement = лише заяви
timeline-only-exchange = лише обміни
timeline-only-repatriation = лише повернення тіл
timeline-only-ceasefire = лише перемир’я
timeline-only-pledge = лише допомога
timeline-summary-next = Далі: { $text }
timeline-summary-last = Останній раунд: { $text }
timeline-none = Цього в нашому архіві немає.
timeline-stands = СТАН СПРАВ
timeline-next = Далі: { $text }
timeline-next-none = Наступний раунд: в нашому архіві не оголошено
timeline-last = Останній раунд: { $text }
timeline-exchange = Останній обмін: { $text }
timeline-total = Обмінів у нашому архіві з { $since }: { $exchanges }; по { $people } з кожного боку там, де названо число; { $without ->
    [0] без числа немає
   *[other] без числа: { $without }
}. Наша сума.
timeline-open = Без відповіді: { $text }
timeline-record = ХРОНІКА, { $from }–{ $to } з { $all }
timeline-entry = { $day }{ $mark } { $text }
timeline-newer = ◀ новіші
timeline-older = давніші ▶
timeline-pledges = Допомога
timeline-exchanges = Обміни
timeline-rounds = Лише переговори

## Місця переговорів

talks-in-istanbul = у Стамбулі
talks-in-ankara = в Анкарі
talks-in-geneva = у Женеві
talks-in-riyadh = в Ер-Ріяді
talks-in-jeddah = у Джидді
talks-in-abu-dhabi = в Абу-Дабі
talks-in-doha = у Досі
talks-in-budapest = у Будапешті
talks-in-anchorage = в Анкориджі
talks-in-alaska = на Алясці
talks-in-miami = у Маямі
talks-in-florida = у Флориді
talks-in-berlin = у Берліні
talks-in-paris = у Парижі
talks-in-london = у Лондоні
talks-in-brussels = у Брюсселі
talks-in-strasbourg = у Страсбурзі
talks-in-washington = у Вашингтоні
talks-in-new-york = у Нью-Йорку
talks-in-moscow = у Москві
talks-in-kyiv = у Києві
talks-in-minsk = у Мінську
talks-in-vienna = у Відні
talks-in-dubai = у Дубаї
talks-in-rome = у Римі
talks-in-munich = у Мюнхені
talks-in-mar-a-lago = у Мар-а-Лаго
talks-in-saudi-arabia = у Саудівській Аравії
talks-in-turkey = у Туреччині
talks-in-russia = у Росії
talks-in-belarus = у Білорусі
talks-in-belarus-border = на кордоні з Білоруссю
talks-in-vatican = у Ватикані
talks-in-switzerland = у Швейцарії
talks-in-cairo = у Каїрі
talks-in-phone = телефоном

## Держави й організації

party-russia = Росія
party-ukraine = Україна
party-united-states = США
party-european-union = ЄС
party-europe = Європа
party-nato = НАТО
party-united-nations = ООН
party-turkey = Туреччина
party-united-arab-emirates = ОАЕ
party-saudi-arabia = Саудівська Аравія
party-qatar = Катар
party-vatican = Ватикан
party-germany = Німеччина
party-france = Франція
party-united-kingdom = Велика Британія
party-italy = Італія
party-switzerland = Швейцарія
party-netherlands = Нідерланди
party-norway = Норвегія
party-sweden = Швеція
party-denmark = Данія
party-finland = Фінляндія
party-poland = Польща
party-canada = Канада
party-japan = Японія
party-australia = Австралія
party-belgium = Бельгія
party-spain = Іспанія
party-czech-republic = Чехія
party-estonia = Естонія
party-latvia = Латвія
party-lithuania = Литва
party-ireland = Ірландія
party-luxembourg = Люксембург
party-new-zealand = Нова Зеландія
party-south-korea = Південна Корея
party-greece = Греція
party-portugal = Португалія
party-bulgaria = Болгарія
party-hungary = Угорщина
party-china = Китай
party-iceland = Ісландія
party-belarus = Білорусь
party-ukraine-defense-contact-group = Контактна група «Рамштайн»
party-coalition-of-the-willing = Коаліція охочих
party-imf = МВФ
party-world-bank = Світовий банк
party-g7 = G7
party-european-leaders = європейські лідери
party-un-general-assembly = Генасамблея ООН

## Agenda points in the words of texts

point-immediate-ceasefire-in-conflict-zones = негайне припинення вогню в зонах бойових дій
point-return-of-displaced-civilians-and-children = повернення переміщених цивільних і дітей
point-safe-corridors-for-food-and-medicine = безпечні коридори для харчів і ліків
point-prisoner-exchange-and-military-withdrawal-timelines = обмін полоненими та строки відведення військ
point-security-guarantees-from-both-nato-and-russia = гарантії безпеки і від НАТО, і від Росії
point-immediate-ceasefire = негайне припинення вогню
point-unconditional-ceasefire = безумовне припинення вогню
point-prisoner-exchange = обмін полоненими
point-return-of-children = повернення дітей
point-security-guarantees = гарантії безпеки
