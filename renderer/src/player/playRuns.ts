import type { CommandRun, CommandRuns } from '../commands/catalogue.ts';
import type { PairedPlayers } from './pairedPlayers.ts';
import type { Player, TimeRange } from './player.ts';

/** What the play commands act on besides the player. */
export interface PlayGround {
  /** Frames of a large step. */
  frameJump: number;
  goTo: () => void;
  /** The span that can be looped, if one is selected. */
  selected: () => TimeRange | null;
  captions: { available: () => boolean; onToggle: () => void };
  pair: {
    /** Whether there is a second recording to show. */
    available: () => boolean;
    onToggle: () => void;
    /** Null while none is shown. */
    shown: () => PairedPlayers | null;
  };
}

const volumeStep = 0.1;

function stepRuns(player: Player, frameJump: number): CommandRuns {
  const frames = (count: number): CommandRun => ({ run: () => player.stepFrame(count) });
  const by = (ms: number): CommandRun => ({ run: () => player.seek(player.position() + ms) });
  return {
    'play.frameBack': frames(-1),
    'play.frameForward': frames(1),
    'play.framesBack': frames(-frameJump),
    'play.framesForward': frames(frameJump),
    'play.back1': by(-1_000),
    'play.forward1': by(1_000),
    'play.back5': by(-5_000),
    'play.forward5': by(5_000),
    'play.back10': by(-10_000),
    'play.forward10': by(10_000),
    'play.start': { run: player.toStart },
    'play.end': { run: player.toEnd },
  };
}

function speedRuns(player: Player): CommandRuns {
  return {
    'play.toggle': { run: player.toggle },
    'play.shuttleBack': { run: () => player.shuttle(-1) },
    'play.shuttleStop': { run: player.pause },
    'play.shuttleForward': { run: () => player.shuttle(1) },
    'play.slower': { run: () => player.changeSpeed(-1) },
    'play.faster': { run: () => player.changeSpeed(1) },
    'play.normalSpeed': { run: () => player.setRate(1) },
  };
}

function soundRuns(player: Player): CommandRuns {
  const { status } = player;
  return {
    'play.mute': { run: () => player.setMuted(!status().muted) },
    // What is muted is heard again as loud as before.
    'play.louder': { run: () => player.setVolume(status().volume + (status().muted ? 0 : volumeStep)) },
    'play.quieter': {
      run: () => player.setVolume(status().volume - volumeStep),
      when: () => !status().muted,
    },
  };
}

function loopRuns(player: Player, selected: () => TimeRange | null): CommandRuns {
  const looped = () => player.status().loop;
  return {
    'play.loop': {
      run: () => player.setLoop(looped() === null ? selected() : null),
      when: () => looped() !== null || selected() !== null,
    },
    'play.loopFromHere': { run: player.loopFromHere },
    'play.loopToHere': { run: player.loopToHere },
  };
}

function pairRuns({ available, onToggle, shown }: PlayGround['pair']): CommandRuns {
  const paired = (act: (pair: PairedPlayers) => void): CommandRun => ({
    when: () => shown() !== null,
    run() {
      const pair = shown();
      if (pair !== null) act(pair);
    },
  });
  return {
    'play.pair': { run: onToggle, when: available },
    'play.pairAlign': paired((pair) => (pair.free() ? pair.alignHere() : pair.setFree(true))),
    'play.pairEarlier': paired((pair) => pair.nudge(-1)),
    'play.pairLater': paired((pair) => pair.nudge(1)),
  };
}

/** What the keys of playing do for the recording on screen. */
export function playRuns(player: Player, ground: PlayGround): CommandRuns {
  const { frameJump, goTo, selected, captions, pair } = ground;
  return {
    ...speedRuns(player),
    ...stepRuns(player, frameJump),
    'play.goTo': { run: goTo },
    ...loopRuns(player, selected),
    'play.captions': { run: captions.onToggle, when: captions.available },
    ...soundRuns(player),
    ...pairRuns(pair),
  };
}
