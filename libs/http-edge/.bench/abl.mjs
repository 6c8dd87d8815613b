import {readFileSync,writeFileSync} from 'node:fs';
// variants by patching create-edge
const src=readFileSync('../dist/create-edge.js','utf8');
const variants={full:s=>s,nolog:s=>s.replace(/recordRequests\(server, log, metrics\);/,''),nohard:s=>s.replace(/hardenAnswers\([^;]*;/,''),noslow:s=>s.replace(/watchSlowSenders\(server, \{[^}]*\}\);/,''),norate:s=>s.replace(/limitRate\([^;]*\);/,''),none:s=>s.replace(/recordRequests\(server, log, metrics\);/,'').replace(/hardenAnswers\([^;]*;/,'').replace(/watchSlowSenders\(server, \{[^}]*\}\);/,'').replace(/limitRate\([^;]*\);/,'')};
for(const [n,f] of Object.entries(variants)) writeFileSync(`../dist/create-edge.${n}.js`,f(src));
