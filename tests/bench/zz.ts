import { autosave } from './autosave.ts';
const c=process.cpuUsage();
console.log(JSON.stringify(await autosave.run()));
console.log(process.cpuUsage(c));
