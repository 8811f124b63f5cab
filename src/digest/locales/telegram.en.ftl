# What only Telegram's readers see, in English.

bot-description = Each morning: what was launched between Russia and Ukraine overnight, in both directions, what was shot down and hit, and where the talks stand. Every figure with the one who said it and a link; disagreements shown, sums checked. Any night since September 2022.
bot-short-description = The night between Russia and Ukraine: every figure with its speaker and a link. Each morning, and any night.

telegram-choose = Choose a channel or group of yours below, or add the bot to it:
telegram-choose-channel = Choose a channel
telegram-choose-group = Choose a group
telegram-add-channel = add to a channel
telegram-add-group = add to a group
telegram-not-there = I am not in "{ $title }" yet, so I cannot post there. Add me, then it goes on by itself:
telegram-cannot-write = I was added to "{ $title }" but may not write there. Let me send messages, then type /subscribe in it.
telegram-too-much = That was very fast. I read on in a minute.
telegram-inline-help = Write a date such as 2025-07-21

telegram-missing-member = to be a member (add the bot)
telegram-missing-admin = to be an administrator with "Post messages"
telegram-missing-post = "Post messages"
telegram-missing-send = "Send messages"
telegram-missing-started = a private chat: open the bot and press Start
telegram-missing-unknown = Telegram did not answer: try again in a minute
