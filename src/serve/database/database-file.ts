// Whether the file that was opened is still the one in its place. A process goes on with the file it opened, also
// where somebody moved it away or copied another over it: what it writes then is lost with the next start.
import { statSync } from 'node:fs';

/** Which file stands at a path; null where none can be seen. */
export const fileMark = (file: string): string | null => {
  try {
    const { dev, ino } = statSync(file);
    return `${dev}/${ino}`;
  } catch {
    return null;
  }
};

/** What is the matter, in words for the operator; null where the file is in its place. `opened`: its mark then. */
export const displaced = (file: string, opened: string | null): string | null => {
  const now = fileMark(file);
  if (opened === null || now === opened) return null;
  return (
    `${file} was ${now === null ? 'moved or deleted' : 'replaced'} while the bot runs, which goes on with the file it opened: ` +
    'what it writes now is not in the new one. Stop the bot, put the right file in its place (restore does it), start it again.'
  );
};
