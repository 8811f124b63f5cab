# What only Telegram's readers see, in Ukrainian.

bot-description = Щоранку: що за ніч запустили Росія та Україна одна по одній, що збито й куди влучило, і на чому стоять переговори. Кожна цифра – з тим, хто її назвав, і посиланням; розбіжності показано, суми перевірено. Будь-яка ніч від вересня 2022 року.
bot-short-description = Ніч між Росією та Україною в цифрах: хто сказав і де. Щоранку, а також будь-яка ніч від 2022 року.

telegram-choose = Виберіть нижче свій канал чи групу або додайте туди бота:
telegram-choose-channel = Вибрати канал
telegram-choose-group = Вибрати групу
telegram-add-channel = додати в канал
telegram-add-group = додати в групу
telegram-not-there = Мене ще немає в «{ $title }», тож я не можу там писати. Додайте мене, далі все піде само:
telegram-cannot-write = Мене додали в «{ $title }», але писати там не дозволено. Дозвольте надсилати повідомлення і напишіть там /subscribe.
telegram-too-much = Забагато запитань одразу. За хвилину читатиму далі.
telegram-inline-help = Напишіть дату, наприклад 2025-07-21

telegram-missing-member = бути учасником (додайте бота)
telegram-missing-admin = бути адміністратором із правом «Публікація повідомлень»
telegram-missing-post = «Публікація повідомлень»
telegram-missing-send = «Надсилання повідомлень»
telegram-missing-started = приватний чат: відкрийте бота й натисніть «Почати»
telegram-missing-unknown = Telegram не відповів: спробуйте за хвилину
