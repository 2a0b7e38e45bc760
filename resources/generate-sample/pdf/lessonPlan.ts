import type { LessonPlan, PlanSection } from '../lesson.ts';
import { colors, column, PageWriter, paper } from './page.ts';

const body = { size: 10 } as const;

/** A lesson plan as a PDF of one or two A4 pages, with the synthetic mark at the foot of each. */
export async function lessonPlanPdf(plan: LessonPlan): Promise<Uint8Array> {
  const writer = await PageWriter.start();
  writeTitle(writer, plan);
  writeList(writer, 'Students will', plan.goals);
  writeList(writer, 'Materials', plan.materials);
  heading(writer, 'Course of the lesson');
  for (const section of plan.sections) writeSection(writer, section);
  writeAnticipated(writer, plan.anticipated);
  heading(writer, 'How I will know');
  writer.text(plan.check, body);
  writeFeet(writer);
  return writer.document.save({ useObjectStreams: false });
}

function writeTitle(writer: PageWriter, plan: LessonPlan): void {
  writer.page.drawRectangle({
    x: 0,
    y: paper.height - 8,
    width: paper.width,
    height: 8,
    color: colors.accent,
  });
  writer.text('LESSON PLAN', { size: 9, bold: true, soft: true });
  writer.text(plan.title, { size: 20, bold: true });
  writer.text(`${plan.grade}   |   ${plan.length}`, { size: 10, soft: true });
  writer.space(10);
  const inner = { size: 11, indent: 12, width: column - 24 };
  const height = writer.heightOf(plan.task, inner) + 30;
  writer.page.drawRectangle({
    x: paper.margin,
    y: writer.y - height,
    width: column,
    height,
    color: colors.band,
  });
  writer.page.drawRectangle({
    x: paper.margin,
    y: writer.y - height,
    width: 3,
    height,
    color: colors.accent,
  });
  writer.space(7);
  writer.text('The task', { size: 9, bold: true, soft: true, indent: 12 });
  writer.text(plan.task, inner);
  writer.space(13);
}

function heading(writer: PageWriter, text: string): void {
  writer.need(60);
  writer.space(9);
  writer.text(text, { size: 12.5, bold: true });
  writer.page.drawRectangle({
    x: paper.margin,
    y: writer.y - 1,
    width: column,
    height: 0.7,
    color: colors.line,
  });
  writer.space(6);
}

function writeList(writer: PageWriter, title: string, items: readonly string[]): void {
  heading(writer, title);
  for (const item of items) {
    writer.need(30);
    writer.line('•', paper.margin + 2, writer.y - 11, body);
    writer.text(item, { ...body, indent: 14 });
    writer.space(2);
  }
}

function writeSection(writer: PageWriter, section: PlanSection): void {
  const text = { ...body, indent: 92 };
  const first = section.paragraphs[0] ?? '';
  writer.need(writer.heightOf(first, text) + 6);
  writer.line(section.heading, paper.margin, writer.y - 11, { size: 10, bold: true });
  writer.line(section.minutes, paper.margin, writer.y - 25, { size: 9, soft: true });
  const top = writer.y;
  for (const paragraph of section.paragraphs) {
    writer.text(paragraph, text);
    writer.space(4);
  }
  // The minutes stand on a second line, which a one-line paragraph does not reach.
  if (writer.y < top) writer.y = Math.min(writer.y, top - 32);
  writer.space(4);
}

function writeAnticipated(writer: PageWriter, rows: LessonPlan['anticipated']): void {
  const width = column / 2 - 14;
  const left = { ...body, width };
  const rowHeight = (row: LessonPlan['anticipated'][number]): number =>
    Math.max(writer.heightOf(row.students, left), writer.heightOf(row.teacher, left)) + 8;
  writer.need(42 + rows.reduce((sum, row) => sum + rowHeight(row), 0));
  heading(writer, 'What students may do, and what I will ask or say');
  for (const row of rows) {
    const top = writer.y;
    const height = rowHeight(row);
    writer.text(row.students, left);
    writer.y = top;
    writer.text(row.teacher, { ...left, indent: column / 2 });
    writer.y = top - height;
    writer.page.drawRectangle({
      x: paper.margin,
      y: writer.y + 2,
      width: column,
      height: 0.5,
      color: colors.line,
    });
  }
}

function writeFeet(writer: PageWriter): void {
  const pages = writer.document.getPages();
  pages.forEach((page, i) => {
    writer.page = page;
    writer.line('Synthetic sample. No real classroom, educator or student.', paper.margin, 34, {
      size: 8.5,
      soft: true,
    });
    writer.line(`${i + 1} / ${pages.length}`, paper.width - paper.margin - 16, 34, { size: 8.5, soft: true });
  });
}
