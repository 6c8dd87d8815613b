import {fork} from 'node:child_process'; import http from 'node:http';
const B='----x1234567890abcdef'; const file=Buffer.alloc(10240); for(let i=0;i<10240;i++)file[i]=(i*7919)%256;
const mp=Buffer.concat([Buffer.from(`--${B}\r\nContent-Disposition: form-data; name="document"\r\nContent-Type: application/json\r\n\r\n{"messageId":"x","to":["H53.1"]}\r\n--${B}\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n`),file,Buffer.from(`\r\n--${B}--\r\n`)]);
const js=Buffer.from('{"to":["H53.11","H53.12"],"lines":[{"text":"abc"}]}');
const N=12000;
for(let round=0;round<1;round++)for(const kind of ['json','multipart'])for(const mode of ['edge']){
  const child=fork('./server.mjs',[mode]); const {port}=await new Promise(r=>child.once('message',r));
  const agent=new http.Agent({keepAlive:true,maxSockets:32});
  const body=kind==='json'?js:mp; const headers={authorization:'Bearer t','content-type':kind==='json'?'application/json':`multipart/form-data; boundary=${B}`,'content-length':body.length};
  const one=()=>new Promise((res,rej)=>{const q=http.request({port,host:'127.0.0.1',agent,method:'POST',path:kind==='json'?'/echo':'/transfers',headers},r=>{r.resume();r.on('end',()=>r.statusCode===200?res():rej(new Error(r.statusCode)))});q.on('error',rej);q.end(body)});
  const run=async n=>{let left=n;await Promise.all(Array.from({length:32},async()=>{while(left-->0)await one()}))};
  await run(4000); child.send('start'); const t=Date.now(); await run(N); const wall=Date.now()-t; child.send('stop');
  const {cpu}=await new Promise(r=>child.once('message',r)); console.log(kind,mode,(cpu/N).toFixed(1),'us CPU/request',(N/wall*1000).toFixed(0),'req/s'); agent.destroy(); child.kill();
}
