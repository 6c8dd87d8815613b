import '@lienthong/registry';
