// The thread in which pictures are drawn, so that no chat and no page waits for one.
import { parentPort } from 'node:worker_threads';
import { draw, type Drawn, type Job } from './job.ts';

/** Answers carry the number of the question; what went wrong comes as its text. */
export type DrawingAnswer =
  | { readonly number: number; readonly drawn: Drawn }
  | { readonly number: number; readonly fault: string };

const port = parentPort;
port?.on('message', ({ number, job }: { readonly number: number; readonly job: Job }) => {
  draw(job).then(
    (drawn) => {
      const answer: DrawingAnswer = { number, drawn };
      port.postMessage(answer);
    },
    (error: unknown) => {
      const answer: DrawingAnswer = {
        number,
        fault: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
      };
      port.postMessage(answer);
    },
  );
});
