// Waiting for what is seen, never for time to pass.
import { until } from './host.mjs';

export const seen = (locator, timeout) =>
  locator.waitFor({ timeout }).then(
    () => true,
    () => false,
  );

export const gone = (locator, timeout) =>
  locator.waitFor({ state: 'hidden', timeout }).then(
    () => true,
    () => false,
  );

export const within = (patience, ask) =>
  until('it', ask, patience).then(
    () => true,
    () => false,
  );

/**
 * Does something again until its effect is seen, with more patience each time: a key pressed while the workbench looks
 * elsewhere is lost, and a menu asked for too early goes away. What is done must do no harm when done twice.
 */
export async function insist(what, act) {
  let patience = 2000;
  return until(
    what,
    () => {
      patience = Math.min(patience * 1.5, 20_000);
      return act(patience);
    },
    120_000,
  );
}
