import type { CommandRun, CommandRuns } from '../../../commands/catalogue.ts';
import type { Player } from '../../../player/player.ts';

interface PlayActions {
  goTo(): void;
  captions(): void;
}

/** Going along the recording on screen. */
export function playRuns(player: () => Player | null, actions: PlayActions): CommandRuns {
  const when = () => player() !== null;
  const on = (act: (now: Player) => void): CommandRun => ({
    when,
    run: () => {
      const now = player();
      if (now !== null) act(now);
    },
  });
  const by = (ms: number) => on((now) => now.seek(now.position() + ms));
  return {
    'play.toggle': on((now) => now.toggle()),
    'play.slower': on((now) => now.changeSpeed(-1)),
    'play.faster': on((now) => now.changeSpeed(1)),
    'play.back1': by(-1_000),
    'play.forward1': by(1_000),
    'play.back5': by(-5_000),
    'play.forward5': by(5_000),
    'play.frameBack': on((now) => now.stepFrame(-1)),
    'play.frameForward': on((now) => now.stepFrame(1)),
    'play.goTo': { when, run: actions.goTo },
    'play.captions': { when, run: actions.captions },
  };
}
