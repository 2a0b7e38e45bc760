import type { Handlers } from '#shared/contract/registry.ts';
import type { Calibration } from '../features/calibration/calibration.ts';

export function calibrationHandlers(calibration: Calibration) {
  return {
    'calibration.sessions': (input) => calibration.sessions(input),
    'calibration.session': (input) => calibration.session(input),
    'calibration.choices': (input) => calibration.choices(input),
    'calibration.open': (input) => calibration.open(input),
    'calibration.reveal': (input) => calibration.reveal(input),
    'calibration.share': (input) => calibration.share(input),
    'calibration.close': (input) => calibration.close(input),
    'calibration.leave': (input) => calibration.leave(input),
    'calibration.takeOut': (input) => calibration.takeOut(input),
    'calibration.say': (input) => calibration.say(input),
    'calibration.bring': (input) => calibration.bring(input),
    'calibration.follow': (input) => calibration.follow(input),
  } satisfies Partial<Handlers>;
}
