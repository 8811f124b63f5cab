# What only Discord's readers see, in English.

discord-permission-viewChannel = View Channel
discord-permission-sendMessages = Send Messages
discord-permission-sendInThreads = Send Messages in Threads
discord-permission-embedLinks = Embed Links
discord-permission-attachFiles = Attach Files
discord-missing-guild = to be a member of this server (invite the bot)
discord-missing-channel = a channel that still exists
discord-missing-tag = Manage Threads (every tag of this forum is for moderators, and one is required)
discord-missing-kind = a channel that takes messages
discord-missing-unlocked = an unlocked thread
discord-missing-unknown = Discord did not answer: try again in a minute
