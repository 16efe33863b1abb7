"""What the rules find in a draft held against a law, both given as articles: parsed, extracted, linked and checked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from vbpl_check.check import BoundRule, apply, bind
from vbpl_check.extract import Lexicon, extract, load_lexicon
from vbpl_check.link import candidates, link
from vbpl_check.model import Facts, Finding, Header, Role, Source
from vbpl_check.parse import parse
from vbpl_check.rulebook import load_rules
from vbpl_check.settings import LinkSettings

AS_OF = date(2026, 1, 1)
LAW = Header(number="10/2024/QH15", kind="Luật", title="Luật Mẫu", issued=date(2024, 6, 1), effective=date(2025, 1, 1))
DRAFT = Header(kind="Nghị định", title="Nghị định mẫu", issuer="Chính phủ", draft=True)

# other articles of the law, so that words are as rare as they are in one
OTHERS = """
Điều 80. Chính sách của Nhà nước
1. Nhà nước khuyến khích tổ chức, cá nhân ứng dụng công nghệ số trong hoạt động sản xuất, kinh doanh.
2. Cơ quan quản lý nhà nước có trách nhiệm hướng dẫn, kiểm tra việc thực hiện của cơ sở.
Điều 81. Trách nhiệm của Ủy ban nhân dân
1. Ủy ban nhân dân cấp tỉnh ban hành kế hoạch, bố trí kinh phí và báo cáo Hội đồng nhân dân cùng cấp.
2. Người có thẩm quyền tiếp nhận đơn, giấy phép, chứng chỉ và hồ sơ của tổ chức theo quy định của Luật này.
Điều 82. Kinh phí
1. Tiền thu được nộp vào ngân sách nhà nước; việc thu hồi, bồi thường do cơ quan tài chính thực hiện.
2. Giá khởi điểm, tiền đặt trước được công khai; kết quả kiểm tra được thông báo cho người đăng ký.
"""


@cache
def tables() -> tuple[tuple[BoundRule, ...], Lexicon]:
    """The rules and the lexicon of the program."""
    return bind(load_rules()), load_lexicon()


def facts(text: str, header: Header, role: Role) -> Facts:
    """The facts of articles that belong to a document with this header."""
    name = header.number or "draft"
    document = parse(Source(name, name, text.strip() + "\n", role=role))
    return extract(replace(document, header=header, role=role), tables()[1])


def findings(
    draft: str, law: str = "", rules: tuple[str, ...] = ("VB2",), header: Header = DRAFT, governing: Header = LAW
) -> list[Finding]:
    """What rules with these prefixes find in the draft, alone or against the law."""
    known = [facts(draft, header, "checked")]
    if law:
        known.append(facts(f"{law}\n{OTHERS}", governing, "against"))
    else:
        known.append(facts(OTHERS, replace(LAW, number="11/2024/QH15"), "against"))
    settings = LinkSettings(AS_OF, draft_mode=True)
    bound = tuple(rule for rule in tables()[0] if rule.rule.id.startswith(rules))
    linked = link(known, settings)
    return [found for candidate in candidates(known, linked, settings) for found in apply(candidate, bound)]
