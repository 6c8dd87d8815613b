import '../adapters/probe.js';
