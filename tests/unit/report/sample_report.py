"""A small report made by hand: every kind of entry, and words that try to break out of each format."""

from __future__ import annotations

from datetime import date

from vbpl_check.model import Address, Decision, DocumentInfo, Entry, Finding, Header, Place, Problem, Report, Span

DRAFT = DocumentInfo(
    "draft", "du-thao/nghi-dinh.docx",
    Header(kind="Nghị định", title="Nghị định quy định chi tiết về giấy phép lao động", issuer="Chính phủ",
           effective=date(2026, 3, 1), draft=True),
    "checked", 48,
)  # fmt: skip
LAW = DocumentInfo(
    "law", "kho/luat.html",
    Header(number="45/2019/QH14", kind="Bộ luật", title="Bộ luật Lao động", issuer="Quốc hội",
           issued=date(2019, 11, 20), effective=date(2021, 1, 1)),
    "against", 220,
)  # fmt: skip
CIRCULAR = DocumentInfo(
    "circular", "kho/<script>alert(1)</script>.txt",
    Header(number="01/2022/TT-BTC", kind="Thông tư", title='Thông tư về <img src=x onerror="alert(2)">',
           issuer="Bộ Tài chính", issued=date(2022, 1, 5), effective=date(2022, 2, 20), expires=date(2027, 1, 1)),
    "against", 12,
)  # fmt: skip


def place(
    document: str, path: str, quote: str, marks: tuple[str, ...] = (), start: int = 1000, lead: str = ""
) -> Place:
    """A place at Điều.khoản.điểm ``path`` whose highlights are the words ``marks``."""
    parts = tuple(zip(("dieu", "khoan", "diem"), path.split("."), strict=False))
    spans = tuple(Span(start + quote.index(mark), start + quote.index(mark) + len(mark)) for mark in marks)
    article = path.split(".")[0]
    return Place(
        document, Address(document, parts), quote, Span(start, start + len(quote)), spans,
        f"Chương II. Cấp phép > Điều {article}. Trình tự, thủ tục", lead, "p:12",
    )  # fmt: skip


DEADLINE = Finding(
    "VB201", "thoi_han", "error", 0.95,
    "khoản 2 Điều 5 dự thảo Nghị định quy định 15 ngày; khoản 1 Điều 20 Bộ luật số 45/2019/QH14 quy định 10 ngày làm việc",
    place("draft", "5.2", "Trong thời hạn 15 ngày kể từ ngày nhận đủ hồ sơ, cơ quan có thẩm quyền cấp giấy phép lao động;"
          " trường hợp không cấp phải trả lời bằng văn bản và nêu rõ lý do.", ("15 ngày",)),
    place("law", "20.1", "Trong thời hạn 10 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ, cơ quan có thẩm quyền cấp giấy"
          " phép lao động.", ("10 ngày làm việc",), lead="Việc cấp giấy phép lao động được thực hiện như sau:"),
    ("Cùng việc: cấp giấy phép lao động.", "Giả định: hồ sơ “đủ” và hồ sơ “đủ, hợp lệ” là một."),
    0.82,
)  # fmt: skip
SAME_PAIR = Finding(
    "VB104", "nghia_vu_quyen_cam", "warning", 0.6, "Cùng việc, khác điều kiện",
    DEADLINE.left, DEADLINE.right, (), 0.82,
)  # fmt: skip


def stale(path: str) -> Finding:
    """An abolished body at ``path``."""
    quote = "Ủy ban nhân dân cấp huyện xác nhận nơi cư trú của người lao động."
    return Finding(
        "VB701", "to_chuc_cu", "warning", 0.9, "Ủy ban nhân dân cấp huyện đã kết thúc hoạt động từ 01/07/2025",
        place("draft", path, quote, ("Ủy ban nhân dân cấp huyện",)), None, ("Dự thảo ban hành sau ngày 01/07/2025.",),
    )  # fmt: skip


HOSTILE = Finding(
    "VB301", "tham_quyen", "info", 0.4, "</article><script>alert('x')</script> & \"dấu nháy\" [mời](javascript:alert(1))",
    place("draft", "7.1.đ", "<b onclick='x()'>Sở</b> \u202eihgn\u202c **đậm** `mã` @ai https://vi.du \x1b[31mđỏ\n1. một\n- hai",
          ("**đậm**",)),
    place("circular", "3", "", ()),
    ("]]> --> {{ 7*7 }} {% raw %} ${x}",),
    0.3,
)  # fmt: skip

DISPUTE = (
    Decision("23456789abcdef01", "rejected", "<script>alert(1)</script>", "Nguyễn Văn A", "2025-12-01"),
    Decision("23456789abcdef01", "confirmed", "", "", "2025-12-02"),
)
REPORT = Report(
    as_of=date(2026, 1, 15),
    documents=(DRAFT, CIRCULAR, LAW),
    entries=(
        Entry("0123456789abcdef", 1, 0.9312, DEADLINE, (SAME_PAIR,), "right",
              "64/2025/QH15 Điều 58 khoản 3: áp dụng văn bản có hiệu lực pháp lý cao hơn"
              " (Bộ luật 45/2019/QH14 trên Nghị định)."),
        Entry("123456789abcdef0", 2, 0.88, stale("9.1"), (stale("11"), stale("12.2.a"))),
        Entry("23456789abcdef01", 3, 0.31, HOSTILE, (), "none", "Không có quy tắc giải quyết: <i>nghiêng</i>",
              None, DISPUTE, (("rivals", 2.0), ("strength", 0.8))),
        Entry("3456789abcdef012", 4, 0.22, SAME_PAIR, (), "unknown", "", "không cùng đối tượng (Trần <b>B</b>, 01/12/2025)",
              (Decision("3456789abcdef012", "rejected", "không cùng đối tượng", "Trần <b>B</b>", "2025-12-01"),)),
    ),
    problems=(Problem("kho/anh-quet.pdf", "slug-of-a-test", (("name", "<b>pdf</b>"),)),),
    version="0.1.0",
    rulebook="feedfacefeedface",
    counts=(("findings", 3), ("error", 1), ("warning", 1), ("info", 1), ("suppressed", 1), ("set_aside", 7)),
    titles=(("VB201", "Thời hạn khác nhau cho cùng một thủ tục"), ("VB701", "Cơ quan không còn <tồn tại>")),
)  # fmt: skip
EMPTY = Report(as_of=date(2026, 1, 15), documents=(DRAFT,), entries=())
