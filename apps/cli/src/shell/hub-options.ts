import { Option } from 'commander';

type Env = Readonly<Record<string, string | undefined>>;

/** An option that a variable of the environment may give as well; what stands on the command line wins. */
export const fromEnv = (env: Env, name: string, option: Option): Option => {
  const value = env[name];
  if (value === undefined || value === '') return option;
  const parsed: unknown = option.parseArg ? option.parseArg(value, undefined) : value;
  return option.default(parsed, value);
};

export const dirOption = (env: Env): Option =>
  fromEnv(
    env,
    'LIENTHONG_DIR',
    new Option('--dir <folder>', 'folder of the hub; or LIENTHONG_DIR').default('.lienthong'),
  );
