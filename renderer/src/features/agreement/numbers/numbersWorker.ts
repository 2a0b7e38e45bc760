import { answerQuestions } from './answering.ts';
import { deskNumbers } from './numbers.ts';

answerQuestions(deskNumbers);
