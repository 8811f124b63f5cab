// Sends the operator's notices to OPERATOR_CHAT, by whichever of the platforms it names.
import { messageOf } from '../../bots/console/note.ts';
import { DeliveryError, type Platform } from '../../bots/platform.ts';

/** "telegram:123" to its parts; null where none is set. */
export const operatorChat = (
  setting: string | undefined,
): { readonly platform: string; readonly chat: string } | null => {
  const [, platform, chat] = /^(\w+):(-?\d+)$/.exec(setting ?? '') ?? [];
  return platform === undefined || chat === undefined ? null : { platform, chat };
};

/** Nothing is sent where no chat is set or its platform is not connected. Rejects where it could not be sent. */
export const sendToOperator =
  (setting: string | undefined, platforms: () => readonly Platform[], now: () => Date) =>
  async (text: string): Promise<void> => {
    const to = operatorChat(setting);
    const platform = platforms().find(({ name }) => name === to?.platform);
    if (!to || !platform) return;
    const message = messageOf('en', text.split('\n'));
    try {
      await platform.send({
        target: { chat: to.chat, thread: null, kind: 'group' },
        body: platform.prepare(message, { previewUrl: null, picture: null }),
        key: `operator ${now().getTime()}`,
        silent: false,
        picture: null,
      });
    } catch (error) {
      // On Discord the number may be a person's.
      const refused = error instanceof DeliveryError && error.fault.delivery === 'failed';
      if (!refused || !(await platform.tell(to.chat, message))) throw error;
    }
  };
