import './probe.js';
