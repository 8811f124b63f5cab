// Imported first: young objects get no more room than they start with. The bot's work is short-lived and small,
// and on a small machine memory is dearer than a few collections.
import { setFlagsFromString } from 'node:v8';

setFlagsFromString('--semi-space-growth-factor=1');
