import { answerQuestions } from './answering.ts';
import { evidenceNumbers } from './evidence.ts';

answerQuestions(evidenceNumbers);
