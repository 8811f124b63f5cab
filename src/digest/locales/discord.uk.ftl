# Що бачать лише читачі в Discord, українською.

discord-permission-viewChannel = «Переглядати канал» (View Channel)
discord-permission-sendMessages = «Надсилати повідомлення» (Send Messages)
discord-permission-sendInThreads = «Надсилати повідомлення в гілках» (Send Messages in Threads)
discord-permission-embedLinks = «Вбудовувати посилання» (Embed Links)
discord-permission-attachFiles = «Прикріпляти файли» (Attach Files)
discord-missing-guild = бути учасником цього сервера (запросіть бота)
discord-missing-channel = канал, який ще існує
discord-missing-tag = «Керувати гілками» (Manage Threads): тег тут обов’язковий, а всі теги форуму – для модераторів
discord-missing-kind = канал, що приймає повідомлення
discord-missing-unlocked = відкрита гілка
discord-missing-unknown = Discord не відповів: спробуйте за хвилину
