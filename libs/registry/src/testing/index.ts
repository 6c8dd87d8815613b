export * from './agency-facts.js';
export * from './registers.js';
