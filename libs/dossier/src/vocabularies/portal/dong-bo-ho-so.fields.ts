import type { PortalStatus } from './portal-status.js';

/** Times are `yyyyMMddHHmmss`, Asia/Ho_Chi_Minh. */
export interface DongBoHoSoMC {
  readonly MaHoSo: string;
  readonly MaTTHC: string;
  readonly TenTTHC: string;
  /** 1 direct, 2 online, 3 post. */
  readonly KenhThucHien: '1' | '2' | '3';
  readonly ChuHoSo?: string;
  readonly LoaiDoiTuong?: string;
  readonly DinhDanhCHS?: string;
  /** At most 1,000 characters; what was longer ends with `…`. */
  readonly TrichYeuHoSo?: string;
  readonly NgayNopHoSo: string;
  readonly NgayTiepNhan?: string;
  readonly NgayHenTra?: string;
  readonly NgayTra?: string;
  readonly NgayKetThucXuLy?: string;
  readonly TrangThaiHoSo: PortalStatus;
  readonly DonViXuLy: string;
  readonly TaiLieuNop: readonly TaiLieu[];
  /** The names of fees that were asked for; amounts are not facts of the hub. */
  readonly DanhSachLePhi: readonly { readonly TenPhiLePhi: string }[];
  readonly DanhSachHoSoBoSung: readonly HoSoBoSung[];
  /** Only what a leg produced; never what the citizen filed. */
  readonly DanhSachGiayToKetQua: readonly GiayToKetQua[];
}

/** Names inside the lists of papers and fees are our reading; no public text gives them. */
export interface TaiLieu {
  readonly MaThanhPhanHoSo: string;
  readonly TenTepDinhKem: string;
}

export interface GiayToKetQua {
  readonly MaThanhPhanHoSo: string;
  readonly TenGiayTo: string;
}

export interface HoSoBoSung {
  readonly NoiDungBoSung: string;
  readonly NgayBoSung: string;
  readonly NgayTiepNhanBoSung?: string;
  readonly NgayHenTraTruoc?: string;
  readonly NgayHenTraMoi?: string;
}
