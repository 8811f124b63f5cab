# Панель підписки та її відповіді, українською.

panel-title = Ранковий дайджест
panel-title-of = Ранковий дайджест: { $title }
panel-on = Увімкнено: щодня від { $at }, щойно вийде звіт Повітряних сил про ніч.
panel-off = Вимкнено.
panel-paused = Призупинено: { $reason }. Поновиться саме, коли це виправлять, або кнопкою «Почати».
panel-language = Мова: { $language }
panel-zone = Часовий пояс: { $zone }, зараз { $time }
panel-sections = Розділи: { $sections }
panel-threshold-none = Ночі: кожна
panel-threshold = Ночі: лише коли запущено щонайменше { $count ->
    [one] { $count } засіб
    [few] { $count } засоби
   *[other] { $count } засобів
}
panel-sound = Звук: { $silent ->
    [yes] без звуку
   *[no] зі звуком
}
panel-weekly = Підсумок тижня щопонеділка: { $on ->
    [yes] так
   *[no] ні
}
next-moment = { $day }, { $waits ->
    [yes] близько { $time }, щойно вийде звіт про ніч
   *[no] о { $time }
}
panel-next = Наступний: { next-moment }
panel-next-none = Наступний: не заплановано
panel-today = сьогодні
panel-tomorrow = завтра
panel-last = Останній: ніч { $night }, { $outcome }
panel-last-none = Останній: ще нічого не надіслано
panel-outcome-sent = доставлено { $moment }
panel-outcome-unknown = імовірно доставлено { $moment }; повторно не надсилали, щоб ніхто не отримав двічі
panel-outcome-failed = не доставлено ({ $reason })
panel-outcome-expired = пропущено: було б запізно, щоб стати в пригоді
panel-outcome-cancelled = не надіслано
panel-outcome-below-threshold = не надіслано: запущено менше засобів, ніж ви просили
panel-outcome-pending = у дорозі
panel-missing-none = Бракує дозволів: жодного
panel-missing = Бракує дозволів: { $list }

section-strikes = удари
section-talks = переговори
section-aid = допомога

language-name = українська

button-at = Година: { $at }
button-zone = Часовий пояс
button-language = Мова
button-sections = Розділи
button-threshold = Які ночі
button-silent = { $silent ->
    [yes] Зі звуком
   *[no] Без звуку
}
button-weekly = { $on ->
    [yes] Без підсумку тижня
   *[no] Підсумок тижня
}
button-stop = Зупинити
button-start = Почати
button-forget = Видалити мої дані
button-forget-yes = Так, видалити
button-back = Назад
button-night = Остання ніч
button-talks = Переговори
button-subscribe = Підписатися
button-channel = Інший канал чи група
button-places-start = Для каналу чи групи
button-every-night = Кожна ніч
button-more = Ще
button-places = Інші канали та групи: { $count }
button-place = { $on ->
    [yes] { $title }
   *[no] { $title } (вимкнено)
}
button-section = { $on ->
    [yes] ✓ { $name }
   *[no] { $name }
}

ask-at = Від котрої години надсилати дайджест? Він прийде не раніше, щойно вийде звіт про ніч. Для іншого часу напишіть { $command } година 07:30.
ask-zone = Де ви? Натисніть пояс або напишіть { $command } пояс і своє місто.
ask-language = Якою мовою?
ask-sections = Про що має розповідати дайджест? Натисніть, щоб перемкнути.
ask-threshold = Які ночі? Поріг рахує все, що запустила одна сторона. Для іншого напишіть { $command } поріг 250.
ask-places = Канали та групи, які ви налаштували:
ask-forget = Ось що зберігається про цей чат, і більше нічого. Видалити все?
kept-place = Чат { $chat } ({ $platform ->
    [telegram] Telegram
    [discord] Discord
   *[other] { $platform }
}), від { $since }
kept-settings = Налаштування: { $language }, { $zone }, { $at }, { $sections }
kept-owner = Хто підписав: { $owner }
kept-owner-none = Хто підписав: не зберігається
kept-deliveries = Що сюди надіслано: дати й номери повідомлень, для виправлень
kept-elsewhere = Ваш номер – як того, хто налаштував: { $list }. Дайджест там надходитиме й далі, але про збої вже нікому буде сказати.
kept-nothing = Про цей чат нічого не зберігається.
forgotten = Видалено. На два дні лишається позначка без імені та номера, щоб ви не отримали дайджест двічі, якщо повернетеся.

subscribed = Підписано.
subscribed-missing = Підписано, але я ще не можу там писати: чого бракує – нижче.
stopped = Зупинено. /subscribe почне знову, з вашими налаштуваннями.
not-subscribed = Тут немає підписки. /subscribe вмикає ранковий дайджест.

error-not-admin = Це можуть змінювати лише адміністратори. Питати /night, /talks і /stats може кожен.
error-not-admin-discord = Це можуть змінювати лише ті, хто має дозвіл «Керувати сервером» (Manage Server). Питати /night, /talks і /stats може кожен.
error-no-place = Сюди дайджест не надіслати: бота тут немає. Додайте його на сервер чи в чат або підпишіться в особистому чаті з ним.
error-clock = Не розумію години «{ $typed }». Напишіть, наприклад, 08:00.
error-zone = Не знаю місця «{ $typed }». Напишіть місто або пояс на кшталт Europe/Kyiv.
error-zone-also = Інші місця з такою назвою: { $list }.
error-threshold = «{ $typed }» не є числом. Напишіть ціле число, наприклад 100, або «ні».
error-section = «{ $typed }» не є розділом. Є такі: { $list }.
error-language = Мови «{ $typed }» не знаю. Є такі: { $list }.
error-setting = Не знаю налаштування «{ $typed }». Є такі: година, пояс, мова, розділи, поріг, тихо, щотижня, стоп, видалити.
error-last-section = Щонайменше один розділ лишається; щоб не отримувати нічого, натисніть «Зупинити».

lost-rights = Більше не можу писати в «{ $title }»: { $reason }. Дайджест там призупинено; поновиться, коли це виправлять.
reason-blocked = бота заблоковано
reason-kicked = бота видалено
reason-no-rights = бот не може писати
reason-admin-needed = бот більше не адміністратор
reason-topic-closed = тему закрито
reason-topic-gone = теми більше немає
reason-chat-not-found = чат не знайдено
reason-not-started = бота не запущено: відкрийте його й натисніть «Почати»
reason-payment = чат бере гроші за повідомлення
reason-no-access = бот не бачить каналу
reason-removed = бота видалено із сервера
reason-thread-locked = гілку закрито
reason-tag-needed = форум вимагає тегу, якого бот не може поставити
reason-wrong-channel = канал не приймає таких повідомлень
reason-too-many-threads = відкрито забагато гілок
reason-content-blocked = фільтр сервера (AutoMod) не пропускає дайджест
reason-webhook-gone = вебхука більше немає
reason-dm-closed = особисті повідомлення закрито
reason-other = платформа відмовляє
