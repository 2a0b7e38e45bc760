import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { build, preview } from 'vite';
import { type Bench, inTurn, type Measure, measureOf } from './measure.ts';

const source = join(import.meta.dirname, 'baselines', 'timeline');
const rounds = 7;
const many = 10_000;
const few = 10;

interface Frames {
  /** Milliseconds from one frame to the next, the 95th of a hundred. */
  frame: number;
  /** Of that, what the timeline spends drawing. */
  draw: number;
}

/** Without a beat to wait for, a frame lasts as long as the work for it. */
const withoutBeat = ['--no-sandbox', '--disable-gpu', '--disable-frame-rate-limit', '--disable-gpu-vsync'];

async function openTimeline(browser: Browser, address: string, spans: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${address}?minutes=60&spans=${spans}`);
  await page.locator('canvas[data-lanes]').waitFor();
  return page;
}

/** Zooms in and out, goes along at three zooms, and tells how long the frames took. Runs in the page. */
async function panAndZoom(): Promise<Frames> {
  const { view } = window.timeline;
  const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const frames: number[] = [];
  const draws: number[] = [];
  const step = (i: number) => {
    const aboutMs = 1_800_000 + 600_000 * Math.sin(i / 9);
    if (i < 120) return view.zoom(i % 60 < 30 ? 0.9 : 1 / 0.9, aboutMs);
    if (i % 80 === 0) view.show(aboutMs, 3_600_000 / (i / 80) ** 2);
    view.pan(20_000 * Math.sin(i / 7));
  };
  view.fit();
  await nextFrame();
  let last = await nextFrame();
  for (let i = 0; i < 360; i++) {
    step(i);
    // The timeline asked for this frame before we do, so that it has drawn when we are called.
    const at = await nextFrame();
    draws.push(performance.now() - at);
    frames.push(at - last);
    last = at;
  }
  const late = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? 0;
  return { frame: late(frames), draw: late(draws) };
}

async function measure(browser: Browser, address: string): Promise<Measure[]> {
  const pages = {
    ours: await openTimeline(browser, address, many),
    baseline: await openTimeline(browser, address, few),
  };
  const draws = { ours: [] as number[], baseline: [] as number[] };
  const drive = async (which: 'ours' | 'baseline') => {
    await pages[which].bringToFront();
    const { frame, draw } = await pages[which].evaluate(panAndZoom);
    draws[which].push(draw);
    return frame;
  };
  const frames = await inTurn(
    rounds,
    () => drive('ours'),
    () => drive('baseline'),
  );
  const claim = { target: 1.5, better: 'lower', unit: 'ms' } as const;
  const against = `the same with ${few} annotations, p95`;
  return [
    measureOf({ ...claim, against, name: 'timeline-frame' }, frames),
    measureOf({ ...claim, against, name: 'timeline-draw' }, draws),
  ];
}

/** Panning and zooming ten thousand annotations on an hour of video against ten: how long the slow frames are. */
export const timeline: Bench = {
  name: 'timeline',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'rangefinder-bench-'));
    const shared = { root: source, configFile: false, logLevel: 'error' } as const;
    const page = { outDir: folder, emptyOutDir: true, target: 'esnext' } as const;
    await build({ ...shared, base: './', plugins: [react()], build: page });
    const server = await preview({ ...shared, build: page, preview: { port: 0, host: '127.0.0.1' } });
    const executablePath = process.env.RANGEFINDER_CHROMIUM;
    const browser = await chromium.launch({
      args: withoutBeat,
      ...(executablePath ? { executablePath } : {}),
    });
    try {
      return await measure(browser, server.resolvedUrls?.local[0] ?? '');
    } finally {
      await browser.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
