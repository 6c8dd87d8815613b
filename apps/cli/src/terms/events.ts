/** The facts of a transfer's history: for the official, and for the engineer. */
const names: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  DocumentSubmitted: ['Gửi văn bản', 'Submitted'],
  RecipientsResolved: ['Xác định nơi nhận', 'Recipients resolved'],
  RecipientsAdded: ['Thêm nơi nhận', 'Recipients added'],
  RecipientsRemoved: ['Bỏ nơi nhận', 'Recipients removed'],
  RoutingAwaited: ['Chờ phân luồng', 'Waits at the routing desk'],
  RoutingAssigned: ['Đã phân luồng', 'Routing assigned'],
  RecallRequested: ['Yêu cầu lấy lại', 'Recall requested'],
  DocumentUpdated: ['Cập nhật văn bản', 'Updated'],
  DocumentReplaced: ['Được thay thế', 'Replaced'],
  RelayBegun: ['Bắt đầu chuyển lên trục', 'Relay begun'],
  RelayFaltered: ['Trục chưa nhận, sẽ thử lại', 'The axis gave no answer about it; tried again'],
  RelayToNonERDS: ['Trục đã nhận', 'Relayed to the axis'],
  RelayToNonERDSFailure: ['Trục không nhận', 'The axis did not take it'],
  ReceivedFromNonERDS: ['Nhận từ trục', 'Received from the axis'],
  EdxmlWritten: ['Ghi thông điệp edXML', 'edXML written'],
  InboxEntryPlaced: ['Vào hộp thư đến', 'Placed in the inbox'],
  DeliveryConsigned: ['Đã vào hộp thư', 'Consigned'],
  DeliveryExposed: ['Đã mở nội dung', 'Exposed'],
  DeliveryHandedOver: ['Đã bàn giao', 'Handed over'],
  DeliveryArrived: ['01 Đã đến', 'Arrived'],
  DeliveryRefused: ['02 Từ chối tiếp nhận', 'Refused'],
  DeliveryAccepted: ['03 Đã tiếp nhận', 'Accepted'],
  DeliveryAssigned: ['04 Phân công xử lý', 'Assigned'],
  DeliveryProcessing: ['05 Đang xử lý', 'Processing'],
  DeliveryCompleted: ['06 Hoàn thành', 'Completed'],
  DeliveryCancelled: ['Hủy trước khi mở', 'Cancelled unopened'],
  RecallAsked: ['13 Đề nghị lấy lại', 'Recall asked'],
  RecallAgreed: ['15 Đồng ý lấy lại', 'Recall agreed'],
  RecallRefused: ['16 Từ chối lấy lại', 'Recall refused'],
  UpdateAsked: ['Đề nghị cập nhật', 'Update asked'],
  UpdateAgreed: ['15 Đồng ý cập nhật', 'Update agreed'],
  UpdateRefused: ['16 Từ chối cập nhật', 'Update refused'],
  DeliverySilent: ['Quá hạn không phản hồi', 'Silent'],
  DeliveryAcceptanceExpired: ['Quá hạn tiếp nhận', 'Neither accepted nor refused in time'],
  DeliveryHandedToSuccessor: ['Chuyển đơn vị kế thừa', 'Handed to the successor'],
};

/** An event that this build does not know keeps its own name. */
export const eventTerm = (type: string): { readonly vi: string; readonly en: string } => {
  const [vi, en] = names[type] ?? ['', type];
  return { vi, en };
};
