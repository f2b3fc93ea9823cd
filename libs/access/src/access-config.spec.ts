import { describe, expect, it } from '@jest/globals';
import { addressProblem } from './access-config.js';

describe('an address that keys are fetched from', () => {
  it.each([
    'https://login.example.org/realms/office',
    'http://127.0.0.1:8080',
    'http://localhost/keys',
    'http://[::1]/keys',
  ])('may be %s', (address) => expect(addressProblem(address)).toBeUndefined());

  it.each([
    ['login.example.org', /such as https/],
    ['', /such as https/],
    ['http://login.example.org', /https/],
    ['http://localhost.example.org', /https/],
    ['http://169.254.169.254/keys', /https/],
    ['file:///etc/passwd', /https/],
    ['javascript:alert(1)', /https/],
    ['https://user:secret@login.example.org', /password/],
    ['https://login.example.org/#keys', /fragment/],
  ])('may not be %s', (address, problem) => expect(addressProblem(address)).toMatch(problem));
});
