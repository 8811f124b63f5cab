# Слова на зображеннях та їхні описи для тих, хто зображення не бачить.

## Чиє це число

picture-claimed-air-force-ua = за заявою Повітряних сил України
picture-claimed-general-staff-ua = за заявою Генштабу України
picture-claimed-president-ua = за заявою Президента України
picture-claimed-officials-ua = за заявою українських посадовців
picture-claimed-defence-ministry-ru = за заявою Міноборони РФ
picture-claimed-officials-ru = за заявою російських посадовців
picture-claimed-officials-other = за заявою посадовців
picture-claimed-isw = за заявою ISW
picture-claimed-news = за повідомленнями ЗМІ
picture-claimed-un = за заявою ООН

## Картка ночі

picture-downed-drone = Збито дронів
picture-withheld = число не оприлюднене
picture-withheld-more = інші: число не оприлюднене
picture-not-named = у повідомленні не згадані
picture-no-report = у нашому архіві повідомлення немає
picture-stopped = збито, подавлено або втрачено: { $value }
picture-hits = влучань: { $value }
picture-hits-withheld = влучання: число не оприлюднене
picture-preliminary = Попередньо: без повідомлення самих Повітряних сил
picture-not-reported = Ще не повідомили
picture-revised = змінено { $moment }
picture-record-now = рекорд: { $value }
picture-sources = Джерела: { $sources }
picture-no-source = Офіційних чисел про цю ніч немає.
picture-beside = Стовпці: ця ніч поруч із 30 попередніми, від нуля.

## Що означають кольори

picture-legend-stopped = збито, подавлено або втрачено
picture-legend-rest = решта запущених
picture-legend-plain = запущено, наслідок не оприлюднений
picture-legend-withheld = число не оприлюднене
picture-legend-no-report = повідомлення немає

## Мапа

map-title = Названі регіони, ніч { $night }
map-said = за словами: { $names }
map-struck = влучання чи пошкодження
map-downed = над ним збито дрони
map-not-named = не названо
map-note = Не точніше за регіон. Повідомлення рідко називають усі регіони, тож «не названо» не означає «нічого не сталося».
tile-ranks = область|край|округ|автономна область
tile-about = ~{ $value }
tile-atLeast = { $value }+
tile-atMost = до { $value }
tile-UA-30 = Київ
tile-UA-32 = Київ. обл.
tile-UA-26 = Ів.-Франк.
tile-UA-40 = Севаст.
tile-UA-71 = Черкас.
tile-UA-74 = Черніг.
tile-UA-77 = Чернів.
tile-RU-MOS = Моск. обл.
tile-RU-SPE = С.-Петерб.
tile-RU-KDA = Краснод.
tile-RU-KYA = Красноя.
tile-RU-KB = Каб.-Балк.
tile-RU-KC = Кар.-Черк.
tile-RU-SE = Пн. Осетія
tile-black-sea = Чорне м.
tile-azov-sea = Азов. м.
tile-caspian-sea = Касп. м.

picture-legend-downed = над ним збито дрони
picture-legend-hits = влучання
picture-legend-struck = влучання чи пошкодження без числа

## Тенденції

trend-total = { $value } за { $nights } (наша сума)
archive-title = Дрони, запущені по Україні, за місяцями
archive-note = { $claimed }; наша сума, { $nights }. Ночей без повідомлення в архіві в сумах немає: місяць міг бути більшим.
