import { expect, test } from 'vitest';
import { catalogue } from '../../../../renderer/src/commands/catalogue.ts';
import {
  evidenceRuns,
  stillPictureRuns,
} from '../../../../renderer/src/features/scoring/evidence/evidenceRuns.ts';
import { createStillDesk } from '../../../../renderer/src/features/scoring/evidence/stillDesk.ts';

const items = ['video', 'plan', 'answers'].map((id) => ({ id, title: `The ${id}` }));

function opened(first: string) {
  const desk = createStillDesk();
  let shown = first;
  const show = (id: string) => {
    shown = id;
  };
  const runs = { ...evidenceRuns({ items, shownId: () => shown, show, desk }), ...stillPictureRuns(desk) };
  return { desk, runs, shown: () => shown };
}

test('every run is of a command in the catalogue', () => {
  const ids = catalogue.map(({ id }) => id as string);
  for (const id of Object.keys(opened('video').runs)) expect(ids).toContain(id);
});

test('next goes through the items and round, previous back', () => {
  const { runs, shown } = opened('plan');
  runs['evidence.next']?.run();
  expect(shown()).toBe('answers');
  runs['evidence.next']?.run();
  expect(shown()).toBe('video');
  runs['evidence.previous']?.run();
  expect(shown()).toBe('answers');
});

test('a number shows its item, and is called as the item is', () => {
  const { runs, shown } = opened('video');
  runs['evidence.show.2']?.run();
  expect(shown()).toBe('plan');
  expect(runs['evidence.show.2']?.label).toBe('The plan');
  expect(runs['evidence.show.4']).toBeUndefined();
});

test('what the item on screen cannot do is not offered', () => {
  const { desk, runs } = opened('plan');
  expect(runs['mark.region']?.when?.()).toBe(false);
  expect(runs['picture.panLeft']?.when?.()).toBe(false);
  let done = '';
  const leave = desk.lay(() => ({
    markRegion: () => {
      done += 'region ';
    },
    pan: (across, down) => {
      done += `pan ${across},${down}`;
    },
  }));
  expect(runs['mark.region']?.when?.()).toBe(true);
  expect(runs['picture.zoomIn']?.when?.()).toBe(false);
  runs['mark.region']?.run();
  runs['picture.panDown']?.run();
  expect(done).toBe('region pan 0,1');
  leave();
  expect(runs['mark.region']?.when?.()).toBe(false);
});

test('an item that is left takes nothing from the one that is shown', () => {
  const { desk } = opened('plan');
  const leaveFirst = desk.lay(() => ({}));
  const second = { fit: () => undefined };
  desk.lay(() => second);
  leaveFirst();
  expect(desk.actions()).toBe(second);
});
