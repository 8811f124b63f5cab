// What every database must do for the outbox, in the order in which a delivery lives.
import type { Store } from '../../src/data/store/store.ts';
import { outboxEditContract } from './outbox-edit-contract.ts';
import { outboxPlaceContract } from './outbox-place-contract.ts';
import { outboxPlanContract } from './outbox-plan-contract.ts';
import { outboxSendContract } from './outbox-send-contract.ts';
import { outboxVoidContract } from './outbox-void-contract.ts';

/** `current` gives the store of the test that runs. */
export const outboxContract = (current: () => Store): void => {
  outboxPlanContract(current);
  outboxVoidContract(current);
  outboxSendContract(current);
  outboxEditContract(current);
  outboxPlaceContract(current);
};
