// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { changeable } from '../../../../renderer/src/commands/catalogue.ts';
import { pictureRuns } from '../../../../renderer/src/player/pictureRuns.ts';
import { createPlayer } from '../../../../renderer/src/player/player.ts';
import { type PlayGround, playRuns } from '../../../../renderer/src/player/playRuns.ts';
import { timesOf } from './frames.ts';

const idsOf = (group: string) => changeable.filter((spec) => spec.group === group).map(({ id }) => id);

function ground(part: Partial<PlayGround> = {}): PlayGround {
  return {
    frameJump: 10,
    goTo: () => undefined,
    selected: () => null,
    captions: { available: () => false, onToggle: () => undefined },
    pair: { available: () => false, onToggle: () => undefined, shown: () => null },
    ...part,
  };
}

function standing() {
  const player = createPlayer(40_000);
  player.setFrames(timesOf(Array.from({ length: 999 }, () => 3_600)));
  return player;
}

describe('the commands of playing', () => {
  it('are all there', () => {
    expect(Object.keys(playRuns(standing(), ground())).toSorted()).toEqual(idsOf('play').toSorted());
  });

  it('step by a frame, by the large step and by seconds', () => {
    const player = standing();
    const runs = playRuns(player, ground({ frameJump: 25 }));
    runs['play.forward10']?.run();
    runs['play.framesForward']?.run();
    runs['play.frameBack']?.run();
    expect(player.position()).toBe(10_000 + 25 * 40 - 40);
    runs['play.end']?.run();
    expect(player.position()).toBe(999 * 40);
    runs['play.back5']?.run();
    expect(player.position()).toBe(999 * 40 - 5_000);
    runs['play.start']?.run();
    expect(player.position()).toBe(0);
  });

  it('loop the selected span, and stop', () => {
    const player = standing();
    const runs = playRuns(player, ground({ selected: () => ({ startMs: 400, endMs: 800 }) }));
    runs['play.loop']?.run();
    expect(player.status().loop).toEqual({ startMs: 400, endMs: 800 });
    runs['play.loop']?.run();
    expect(player.status().loop).toBeNull();
    expect(playRuns(player, ground())['play.loop']?.when?.()).toBe(false);
  });

  it('change the volume, and hear what was muted as loud as before', () => {
    const player = standing();
    const runs = playRuns(player, ground());
    runs['play.quieter']?.run();
    runs['play.mute']?.run();
    expect(runs['play.quieter']?.when?.()).toBe(false);
    runs['play.louder']?.run();
    expect(player.status()).toMatchObject({ volume: 0.9, muted: false });
  });
});

describe('the commands of the picture', () => {
  it('are all there but the second window', () => {
    const { picture } = createPlayer();
    expect(Object.keys(pictureRuns(picture)).toSorted()).toEqual(
      idsOf('picture')
        .filter((id) => id !== 'picture.window')
        .toSorted(),
    );
  });

  it('move only what is enlarged', () => {
    const { picture } = createPlayer();
    const runs = pictureRuns(picture);
    expect(runs['picture.panLeft']?.when?.()).toBe(false);
    runs['picture.zoomIn']?.run();
    expect(runs['picture.panLeft']?.when?.()).toBe(true);
    runs['picture.panLeft']?.run();
    expect(picture.store.getState()).toMatchObject({ zoom: 1.25, panX: -0.1 });
  });
});
