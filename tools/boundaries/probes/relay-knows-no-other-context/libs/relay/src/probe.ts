import '@lienthong/exchange';
