import '@lienthong/hub';
