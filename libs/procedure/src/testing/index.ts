export { exampleYaml } from './example-yaml.js';
