import { statSync } from 'node:fs';
import { openTempStore, storeBatch, beginReading } from '../helpers/workstationStore.ts';
import { saveEdits } from '#electron/features/scoring/edits.ts';
import { saveScore, contentAround } from '#electron/db/queries/content.ts';
import { historyOf, findEdit, appendEdit, dropUndone } from '#electron/db/queries/edits.ts';
import { findChangePlace } from '#electron/db/queries/readings.ts';
import { newId } from '#shared/domain/primitives.ts';
const temp = openTempStore();
const m = storeBatch(temp.store);
const r = beginReading(temp.store, m.submissions[0]!.id);
const score = (i:number)=>({kind:'score' as const, score:{criterionId:m.rubric.criteria[0]!.id, levelId:null,noEvidence:false,rationale:`Change ${i}: ${'she asks how they know, and waits. '.repeat(8)}`}});
const wal=()=>statSync(temp.profile+'/rangefinder.sqlite-wal').size;
const t=(name:string,n:number,f:(i:number)=>void)=>{const a=process.cpuUsage();const w=wal();for(let i=0;i<n;i++)f(i);const c=process.cpuUsage(a);console.log(name,'user',(c.user/n).toFixed(0),'sys',(c.system/n).toFixed(0),'us; pages', ((wal()-w)/4120/n).toFixed(2));};
temp.store.transaction(()=>{});
const db=temp.store.db;
for (const round of [1,2,3]) {
t('edits',150,(i)=>temp.store.transaction((d)=>{saveEdits(d,r,[{id:newId(),changes:[score(i)]}])}));
t('score',150,(i)=>temp.store.transaction((d)=>saveScore(d,r,score(i).score)));
}
temp.store.transaction(()=>{
t('edits in one',3000,(i)=>{saveEdits(db,r,[{id:newId(),changes:[score(i)]}])});
t('place',3000,()=>findChangePlace(db,r));
t('findEdit',3000,()=>findEdit(db,r,newId()));
t('history',3000,()=>historyOf(db,r));
t('around',3000,(i)=>contentAround(db,r,score(i)));
t('drop',3000,()=>dropUndone(db,r));
t('saveScore',3000,(i)=>saveScore(db,r,score(i).score));
t('append',3000,(i)=>appendEdit(db,r,{id:newId(),forward:[score(i)],backward:[score(i)]}));
});
temp.remove();
