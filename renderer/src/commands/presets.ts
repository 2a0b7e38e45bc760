import type { KeyPreset, KeyStroke } from '#shared/contract/settings.ts';
import { type ChangeableId, slash } from './catalogue.ts';

/** What a preset changes of the keys in the catalogue. */
type Preset = Readonly<Partial<Record<ChangeableId, readonly KeyStroke[]>>>;

/** A stroke as it is read aloud: `Ctrl+Shift+ArrowUp`. */
function stroke(words: string): KeyStroke {
  const parts = words.split('+');
  const held = (key: string) => parts.slice(0, -1).includes(key);
  return {
    code: parts.at(-1) ?? '',
    ...(held('Shift') && { shift: true }),
    ...(held('Alt') && { alt: true }),
    ...(held('Ctrl') && { ctrl: true }),
  };
}

const strokes = (...words: string[]) => words.map(stroke);

/**
 * What the fingers of a BORIS user know: BORIS user guide, “Media based coding” and “Frame-by-frame mode”
 * (boris.unito.it). What BORIS has no key for keeps Rangefinder's, or stands beside it where BORIS took its key.
 */
const boris: Preset = {
  'play.frameBack': strokes('ArrowLeft', slash, 'Comma'),
  'play.frameForward': strokes('ArrowRight', 'NumpadMultiply', 'Period'),
  'play.back1': strokes('Shift+ArrowLeft'),
  'play.forward1': strokes('Shift+ArrowRight'),
  'play.back5': strokes('Ctrl+ArrowLeft'),
  'play.forward5': strokes('Ctrl+ArrowRight'),
  'play.back10': strokes('ArrowDown'),
  'play.forward10': strokes('ArrowUp'),
  'play.faster': strokes('Home', 'Equal'),
  'play.slower': strokes('End', 'Minus'),
  'play.normalSpeed': strokes('Backspace', 'Backquote'),
  'play.start': strokes('Ctrl+Home'),
  'play.end': strokes('Ctrl+End'),
  'evidence.next': strokes('PageUp'),
  'evidence.previous': strokes('PageDown'),
  'span.next': strokes('Shift+PageDown'),
  'span.previous': strokes('Shift+PageUp'),
  'timeline.zoomIn': strokes('Shift+ArrowUp'),
  'timeline.zoomOut': strokes('Shift+ArrowDown'),
  'timeline.zoomToSpan': strokes('Ctrl+Shift+ArrowUp'),
  'timeline.fit': strokes('Ctrl+Shift+ArrowDown'),
};

/**
 * What the fingers of an ELAN user know: the default shortcuts of ELAN's annotation mode, and Enter of its
 * segmentation mode (ELAN manual, “Shortcuts”, The Language Archive). Left out: Alt+D, which links to criterion D;
 * Ctrl with + and −, which enlarge the page; what needs Ctrl and Alt, which is AltGr on many keyboards.
 */
const elan: Preset = {
  'play.toggle': strokes('Ctrl+Space', 'Space'),
  'play.frameBack': strokes('Ctrl+ArrowLeft', 'Comma'),
  'play.frameForward': strokes('Ctrl+ArrowRight', 'Period'),
  'play.back1': strokes('Shift+ArrowLeft'),
  'play.forward1': strokes('Shift+ArrowRight'),
  'play.back5': strokes('ArrowLeft'),
  'play.forward5': strokes('ArrowRight'),
  'play.back10': strokes('Ctrl+PageUp', 'Shift+Home'),
  'play.forward10': strokes('Ctrl+PageDown', 'Shift+End'),
  'play.start': strokes('Ctrl+KeyB', 'Home'),
  'play.end': strokes('Ctrl+KeyE', 'End'),
  'play.goTo': strokes('Ctrl+KeyG', 'Shift+KeyG'),
  'play.loop': strokes('Ctrl+KeyL', 'Shift+KeyL'),
  'mark.span': strokes('Enter', 'Semicolon', 'KeyS'),
  'mark.note': strokes('Alt+KeyN', 'Quote', 'KeyN'),
  'mark.drop': strokes('Alt+Shift+KeyC', 'Escape'),
  'span.previous': strokes('Alt+ArrowLeft', 'PageUp'),
  'span.next': strokes('Alt+ArrowRight', 'PageDown'),
  'span.edit': strokes('Alt+KeyM', 'Shift+Enter'),
  'span.startEarlier': strokes('Ctrl+KeyJ', 'Alt+BracketLeft'),
  'span.startLater': strokes('Ctrl+KeyU', 'Alt+Shift+BracketLeft'),
  'span.endEarlier': strokes('Ctrl+Shift+KeyJ', 'Alt+Shift+BracketRight'),
  'span.endLater': strokes('Ctrl+Shift+KeyU', 'Alt+BracketRight'),
};

export const presets: Readonly<Record<KeyPreset, Preset>> = { rangefinder: {}, boris, elan };
