// Times of day as people type them, to HH:MM.

/** "9", "09:00", "9.30", "0930", "7 pm", "21h": HH:MM; null where it is no time of day. */
export const parseClock = (typed: string): string | null => {
  const text = typed.normalize('NFKC').toLowerCase().trim().slice(0, 20);
  const match =
    /^(?:at )?(\d{1,2})(?:\s?[:.h-]\s?(\d{2})|h)?\s?(am|pm|a\.m\.|p\.m\.)?$/.exec(text) ??
    /^(\d{2})(\d{2})$/.exec(text);
  if (!match) return null;
  const [, hourText = '', minuteText = '00', half] = match;
  let hour = Number(hourText);
  if (half) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half.startsWith('p') ? 12 : 0);
  }
  if (hour === 24 && minuteText === '00') hour = 0;
  if (hour > 23 || Number(minuteText) > 59) return null;
  return `${String(hour).padStart(2, '0')}:${minuteText}`;
};
