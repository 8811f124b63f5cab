// Every command of the tool by name, in the order of the help. Each is read only when it is asked for.
import type { Tool } from './tool.ts';

export const tools: Readonly<Record<string, () => Promise<Tool>>> = {
  extract: async () => (await import('./extract.ts')).extractTool,
  ingest: async () => (await import('./ingest.ts')).ingestTool,
  night: async () => (await import('./night.ts')).nightTool,
  talks: async () => (await import('./talks.ts')).talksTool,
  import: async () => (await import('./import.ts')).importTool,
  subscribers: async () => (await import('./subscribers.ts')).subscribersTool,
  serve: async () => (await import('./serve.ts')).serveTool,
  publish: async () => (await import('./publish.ts')).publishTool,
  status: async () => (await import('./status.ts')).statusTool,
  backup: async () => (await import('./safekeeping.ts')).backupTool,
  restore: async () => (await import('./safekeeping.ts')).restoreTool,
  doctor: async () => (await import('./doctor/doctor.ts')).doctorTool,
};
