// One thing that the doctor looked at, and what to do about it.

/** `mend`: how to mend it, null where nothing is wrong; beside `ok` it is advice. */
export interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly detail: string;
  readonly mend: string | null;
}

export const well = (check: string, detail: string, advice: string | null = null): Finding => ({
  check,
  ok: true,
  detail,
  mend: advice,
});

export const ill = (check: string, detail: string, mend: string): Finding => ({
  check,
  ok: false,
  detail,
  mend,
});
