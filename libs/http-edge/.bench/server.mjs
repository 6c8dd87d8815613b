import { createHash } from 'node:crypto';
const mode=process.argv[2];
const wrap=(port)=>{ process.on('message',m=>{ if(m==='exit')process.exit(0); if(m==='start'){globalThis.c=process.cpuUsage();} else if(m==='stop'){const u=process.cpuUsage(globalThis.c);process.send({cpu:u.user+u.system});} }); process.send({port}); };
const sha=b=>createHash('sha256').update(b).digest('hex');
if(mode==='bare'){
  const {fastify}=await import('fastify'); const app=fastify({logger:false});
  app.post('/echo',async r=>r.body);
  const {default:fb}=await import('@fastify/busboy');
  app.addContentTypeParser('multipart/form-data',(q,p,d)=>d(null,undefined));
  app.post('/transfers',r=>new Promise((res,rej)=>{const b=new fb.Busboy({headers:r.headers,isPartAFile:()=>true});const out=[];b.on('file',(n,s)=>{const h=createHash('sha256');s.on('data',c=>h.update(c));s.on('end',()=>out.push(h.digest('hex')))});b.on('finish',()=>res({out}));b.on('error',rej);r.raw.pipe(b)}));
  await app.listen({port:0,host:'127.0.0.1'}); wrap(app.server.address().port);
} else {
  const E={...await import('../dist/index.js'),...await import('../dist/create-edge.'+(process.env.V??'full')+'.js')}; const {EchoDto}=await import('../dist/testing/sample.controller.js');
  const {Controller,Post,Body,Req,HttpCode,Module}=await import('@nestjs/common');
  const {destination}=await import('pino');
  const dec=(ds,t,k,d)=>{for(const x of ds.reverse())x(t,k,d);};
  class C{ echo(b){return b} async transfers(r){const out=[];await E.readMultipart(r,{onDocument:async({body})=>{out.push(sha(body.bytes))},onFile:async({body})=>{out.push(sha(body.bytes))}});return{out}} }
  const d=(n)=>Object.getOwnPropertyDescriptor(C.prototype,n);
  Post('echo')(C.prototype,'echo',d('echo')); HttpCode(200)(C.prototype,'echo',d('echo')); Body()(C.prototype,'echo',0); Reflect.defineMetadata('design:paramtypes',[EchoDto],C.prototype,'echo');
  Post('transfers')(C.prototype,'transfers',d('transfers')); HttpCode(200)(C.prototype,'transfers',d('transfers')); Req()(C.prototype,'transfers',0); Reflect.defineMetadata('design:paramtypes',[Object],C.prototype,'transfers');
  Controller()(C); class M{}; Module({controllers:[C]})(M);
  const edge=await E.createEdge({imports:[M],port:0,authenticator:{authenticate:t=>t==='t'?{systemId:'s',role:'agency',credentialId:'c'}:undefined},rateLimit:{perSecond:1e6,burst:1e6},log:E.createLog({to:destination({dest:'/dev/null',sync:false,...(process.env.ML?{minLength:8192,periodicFlush:500}:{})})})});
  const url=await edge.listen(); wrap(Number(new URL(url).port));
}
