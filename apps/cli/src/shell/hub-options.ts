import { Option } from 'commander';

export const dirOption = (): Option =>
  new Option('--dir <folder>', 'folder of the hub').env('LIENTHONG_DIR').default('.lienthong');
