"""The recogniser of printed characters: PP-OCR models that come with the package `rapidocr`, run by OpenVINO. Nothing is downloaded."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

_HEIGHT = 48
_BUCKET = 4
"""Lines are recognised in batches of like width; widths are rounded up to this many heights, for the network is prepared anew for every width."""
_SURE = 0.9
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read on a picture of one line. For every character: how sure it is (0 to 1), and where its middle lies, as a share of the picture's width."""

    text: str
    confidences: tuple[float, ...]
    centres: tuple[float, ...]


@cache
def recogniser() -> "Recogniser":
    """The recogniser of this process, made when it is first needed (half a second)."""
    return Recogniser()


class Recogniser:
    """Finds lines of text on a picture and reads them."""

    def __init__(self) -> None:
        from rapidocr import EngineType, RapidOCR

        engine = EngineType.OPENVINO
        self._engine: Any = RapidOCR(
            params={
                "Det.engine_type": engine,
                "Cls.engine_type": engine,
                "Rec.engine_type": engine,
                "EngineConfig.openvino.inference_num_threads": cores(),
                "Global.log_level": "critical",
                "Global.text_score": 0.0,
                "Global.return_word_box": True,
            }
        )

    def boxes(self, image: Any) -> list[Any]:
        """Where lines of text stand on a picture (height x width x 3, bytes): four corners each, clockwise from the first of the text."""
        found = self._engine(image, use_det=True, use_cls=False, use_rec=False)
        return [] if found.boxes is None else list(found.boxes)

    def upside_down(self, lines: Sequence[Any]) -> bool:
        """Whether most pictures of lines stand on their head. The longest ones are looked at."""
        longest = sorted(lines, key=lambda line: -line.shape[1] / line.shape[0])[:_LONGEST]
        if not longest:
            return False
        votes = 0
        for line in longest:
            found = self._engine(line, use_det=False, use_cls=True, use_rec=False)
            label, score = found.cls_res[0]
            votes += (label == "180") - (label == "0") if score > _SURE else 0
        return votes > 0

    def readings(self, lines: Sequence[Any]) -> list[Reading]:
        """What is printed on pictures of one line each (height x width x 3, bytes)."""
        if not lines:
            return []
        wide = [_widened(line) for line in lines]
        self._engine.return_word_box = True
        found = self._engine.recognize_txt([line for line, _ in wide])
        return [_reading(text, info, share) for text, info, (_, share) in zip(found.txts, found.word_results, wide, strict=True)]


def cores() -> int:
    """The processor cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _widened(line: Any) -> tuple[Any, float]:
    """A picture filled up with its own ground to a width that others share, and the share of the width that it had."""
    import cv2

    height, width = line.shape[:2]
    unit = _BUCKET * height
    wanted = -(-width // unit) * unit
    if wanted == width:
        return line, 1.0
    ground = [int(value) for value in line[:, -1].mean(axis=0)]
    return cv2.copyMakeBorder(line, 0, 0, 0, wanted - width, cv2.BORDER_CONSTANT, value=ground), width / wanted


def _reading(text: str, info: Any, share: float) -> Reading:
    """The columns of the network's output as places. Spaces have a confidence but no column; each is put between its neighbours."""
    columns = [column for word in info.word_cols for column in word]
    if not columns or not info.line_txt_len:
        return Reading("", (), ())
    total = info.line_txt_len * share
    centres: list[float] = []
    at = 0
    for character in text:
        if character.isspace():
            before, after = columns[max(at - 1, 0)], columns[min(at, len(columns) - 1)]
            centres.append(((before + after) / 2 + 0.5) / total)
        else:
            centres.append((columns[at] + 0.5) / total)
            at += 1
    return Reading(text, tuple(float(value) for value in info.confs), tuple(min(centre, 1.0) for centre in centres))
