import type { CommandRun } from './catalogue.ts';
import type { CommandBoard } from './commandBoard.ts';
import { strokeOf } from './keyEvent.ts';
import { keyPlace } from './keyPlace.ts';

/** A key that is down, and whom to tell when it is let go. */
interface Held {
  code: string;
  at: number;
  run: CommandRun;
}

/** While a dialog is open in either window, the page below it rests. */
export function dialogIsOpen(documents: readonly Document[]): boolean {
  return documents.some((one) => one.querySelector('[aria-modal="true"]') !== null);
}

// 229 is what a key has that an input method took (UI Events, 7.3.1); `isComposing` is not yet set on the first one.
const isComposed = (event: KeyboardEvent) => event.isComposing || event.keyCode === 229;

/**
 * Sends the keys of a window to the commands: of this one, and of a second one that shows the video.
 * @returns stops listening
 */
export function listenOn(view: Window, board: CommandBoard): () => void {
  let held: Held | null = null;

  function release(at: number): void {
    const { run, at: since } = held ?? {};
    held = null;
    if (since !== undefined) run?.release?.(Math.max(0, at - since));
  }

  function down(event: KeyboardEvent): void {
    if (event.defaultPrevented || isComposed(event)) return;
    const stroke = strokeOf(event);
    if (stroke === null) return;
    const around = { place: keyPlace(event.target), dialog: dialogIsOpen([document, view.document]) };
    const command = board.find(stroke, around);
    if (command === undefined) return;
    event.preventDefault();
    // A key kept down does not scroll the page either, where its command is done once.
    if (event.repeat && !command.spec.repeats) return;
    if (command.spec.holds) {
      release(event.timeStamp);
      held = { code: event.code, at: event.timeStamp, run: command.run };
    }
    command.run.run();
  }

  function up(event: KeyboardEvent): void {
    // A Mac does not tell of keys let go while Command is down.
    if (event.code === held?.code || event.key === 'Meta') release(event.timeStamp);
  }

  const left = (event: FocusEvent) => release(event.timeStamp);

  view.addEventListener('keydown', down);
  view.addEventListener('keyup', up);
  view.addEventListener('blur', left);
  return () => {
    view.removeEventListener('keydown', down);
    view.removeEventListener('keyup', up);
    view.removeEventListener('blur', left);
  };
}
