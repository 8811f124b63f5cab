// Every command of the tool, in the order of the help.
import { doctorTool } from './doctor.ts';
import { extractTool } from './extract.ts';
import { importTool } from './import.ts';
import { ingestTool } from './ingest.ts';
import { nightTool } from './night.ts';
import { publishTool } from './publish.ts';
import { backupTool, restoreTool } from './safekeeping.ts';
import { serveTool } from './serve.ts';
import { statusTool } from './status.ts';
import { subscribersTool } from './subscribers.ts';
import { talksTool } from './talks.ts';
import type { Tool } from './tool.ts';

export const tools: readonly Tool[] = [
  extractTool,
  ingestTool,
  nightTool,
  talksTool,
  importTool,
  subscribersTool,
  serveTool,
  publishTool,
  statusTool,
  backupTool,
  restoreTool,
  doctorTool,
];

/** Commands of the contract that this version does not have yet. */
export const missingTools: readonly string[] = [];
