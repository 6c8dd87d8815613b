const names: Readonly<Record<string, string>> = {
  hub: 'trung tâm',
  sender: 'bên gửi',
  gateway: 'cổng nhận',
  application: 'phần mềm nhận',
  clerk: 'văn thư',
  operator: 'quản trị',
  registrar: 'danh bạ',
  auditor: 'kiểm tra',
};

/** Who asserts a fact, in Vietnamese. */
export const roleTerm = (role: string): string => names[role] ?? role;
